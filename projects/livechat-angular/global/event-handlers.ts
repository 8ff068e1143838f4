import { LIVE_CHAT_EVENT_TYPES, type LiveChatEvent } from 'livechat-core';
import { LiveChatError } from 'livechat-core/protocol';

/** Hears of the chat's events of one type. */
export type LiveChatEventHandler = (event: LiveChatEvent) => unknown;

/**
 * Who listens to `liveChat('on', name, handler)`. Handlers belong to the page: they stay through
 * `destroy` and hear of the next chat too.
 */
export class EventHandlers {
  readonly #byType = new Map<string, Set<LiveChatEventHandler>>();

  /** @param onMistake receives what a handler throws; it is the page's mistake */
  constructor(private readonly onMistake: (thrown: unknown) => void) {}

  /**
   * Adds a handler (`on`) or takes it away (`off`); without a handler `off` takes all of the type.
   *
   * @throws LiveChatError `INVALID_ARGUMENT` for a name that is no event's, and for no function
   */
  change(command: 'on' | 'off', type: unknown, handler: unknown): void {
    if (!isEventType(type)) throw unknownEvent(type);
    const handlers = this.#byType.get(type) ?? new Set<LiveChatEventHandler>();
    this.#byType.set(type, handlers);
    if (command === 'off' && handler === undefined) return handlers.clear();
    if (!isHandler(handler)) throw noHandler(command, type);
    if (command === 'on') handlers.add(handler);
    else handlers.delete(handler);
  }

  /** Calls the handlers of an event; one that throws does not keep the others from hearing it. */
  tell(event: LiveChatEvent): void {
    for (const handler of [...(this.#byType.get(event.type) ?? [])]) {
      try {
        handler(event);
      } catch (thrown) {
        this.onMistake(thrown);
      }
    }
  }
}

function isEventType(type: unknown): type is LiveChatEvent['type'] {
  return (LIVE_CHAT_EVENT_TYPES as readonly unknown[]).includes(type);
}

function isHandler(handler: unknown): handler is LiveChatEventHandler {
  return typeof handler === 'function';
}

function unknownEvent(type: unknown): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `There is no event ${typeof type === 'string' ? `"${type}"` : `of type ${typeof type}`}.`,
    remedy: `Use one of: ${LIVE_CHAT_EVENT_TYPES.join(', ')}.`,
    field: 'arg',
  });
}

function noHandler(command: string, type: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `liveChat('${command}', '${type}', …) has no function to call.`,
    remedy: 'Pass a function as the third argument.',
    field: 'callback',
  });
}
