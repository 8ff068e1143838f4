import { type Observable, Subject, distinctUntilChanged, filter, map, merge } from 'rxjs';
import type { Command } from '../protocol/commands.js';
import { LiveChatError } from '../protocol/errors.js';
import type { ChatTypes } from './chat-types.js';
import { checkSchemas, type ChatSchemas } from './command/check-schemas.js';
import { commandMethods } from './command/command-methods.js';
import { interceptOutgoing } from './command/intercept-outgoing.js';
import type { LocalContext } from './effect/effect.js';
import { runEffects } from './effect/run-effects.js';
import { chatEngine } from './engine/default-engine.js';
import { announcementsOf } from './inspect/announce.js';
import type { LiveChat, LiveChatEvent } from './live-chat.js';
import type { LiveChatConfig } from './live-chat-config.js';
import { LOCAL_EFFECTS } from './local-effects.js';
import { listOf, startStateOf } from './read-config.js';
import { eventLoop } from './runtime/event-loop.js';
import { platformRuntime, type Runtime } from './runtime/runtime.js';
import { defaultSessionStore } from './session/default-session-store.js';
import type { Transition } from './state/event.js';
import { reduce } from './state/reduce.js';
import { selectUnread } from './state/selectors.js';
import { hasOlder } from './state/threads.js';

/**
 * Makes a live chat. Several live side by side in one page; nothing is global. Nothing happens
 * before `init`, or the `widgetId` of the configuration.
 *
 * @example
 * ```ts
 * const chat = createLiveChat({ serverUrl: 'https://chat.example', widgetId });
 * chat.select((state) => state.person).subscribe(greet);
 * await chat.send('Hello');
 * chat.dispose();
 * ```
 */
export function createLiveChat<T extends ChatTypes = ChatTypes>(config: LiveChatConfig<T> = {}): LiveChat<T> {
  const runtime: Runtime = { ...platformRuntime(), ...config.runtime };
  const loop = eventLoop(startStateOf(config), reduce);
  const events = new Subject<LiveChatEvent>();
  const outgoingInterceptors = listOf(config.interceptors?.outgoing);
  const schemas: ChatSchemas = config.schemas ?? {};
  const prepare = (command: Command): Command =>
    interceptOutgoing(checkSchemas(command, schemas), outgoingInterceptors, runtime.logger);
  const runner = { loop, runtime, prepare };

  const store = config.store ?? defaultSessionStore();
  const local: LocalContext = { transitions$: loop.transitions$, state: () => loop.state, runtime, store };
  const engine = (config.engine ?? chatEngine)(config, local);
  const effects = merge(runEffects(LOCAL_EFFECTS, local), engine.events$).subscribe((event) => {
    loop.dispatch(event);
  });
  loop.transitions$.subscribe({
    next: (transition) => {
      announcementsOf(transition).forEach((event) => {
        events.next(event);
      });
    },
    complete: () => {
      events.complete();
    },
  });
  if (config.inspect !== undefined) loop.transitions$.subscribe(config.inspect);

  const select = <S>(slice: (state: LiveChat['state']) => S): Observable<S> =>
    loop.state$.pipe(map(slice), distinctUntilChanged());

  const chat: LiveChat = {
    get state() {
      return loop.state;
    },
    state$: loop.state$,
    select,
    events$: events.asObservable(),
    connection$: select((state) => state.connection.status),
    unread$: select(selectUnread),
    outbox$: select((state) => state.outbox),
    ...commandMethods(runner),
    retry: (entryId) => {
      loop.dispatch({ type: 'retried', entryId, newId: runtime.newId(), at: runtime.scheduler.now() });
    },
    cancel: (entryId) => {
      loop.dispatch({ type: 'cancelled', entryId });
    },
    setDraft: (text) => {
      loop.dispatch({ type: 'draft-changed', text });
    },
    loadOlder: (threadId) => {
      const thread = Object.hasOwn(loop.state.threads, threadId) ? loop.state.threads[threadId] : undefined;
      if (thread === undefined || loop.state.connection.status !== 'online' || !hasOlder(thread)) return;
      loop.dispatch({ type: 'history-requested', threadId, requestId: runtime.newId(), direction: 'older' });
    },
    exportData: () => engine.exportData(),
    deleteData: () => engine.deleteData(),
    downloadFile: (fileId) => engine.downloadFile(fileId),
    dispose: () => {
      effects.unsubscribe();
      store.release?.();
      loop.dispatch({ type: 'disposed' });
      loop.close();
    },
  };
  // At once, so that a page's next command finds the chat over; the loop settles this one before it ends.
  loop.transitions$.pipe(filter(isDestroy)).subscribe(() => {
    chat.dispose();
  });
  if (config.widgetId !== undefined) {
    void chat.init(config.widgetId).then(undefined, (thrown: unknown) => {
      const error = LiveChatError.wrap(thrown);
      // What the server refuses is reported where it is reduced.
      if (loop.state.failure !== null || error.code === 'DISPOSED') return;
      runtime.logger.error(`Live chat: ${error.message} ${error.remedy}`);
      events.next({ type: 'error', error });
    });
  }
  // The types are the site's word about the same data.
  return chat;
}

function isDestroy({ event }: Transition): boolean {
  return event.type === 'command' && event.command.name === 'destroy';
}
