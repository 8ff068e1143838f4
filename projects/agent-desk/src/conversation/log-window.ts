import type { Message } from 'livechat-core/protocol';

/** How many messages at least are drawn at the end of a log, and how many more whenever somebody scrolls up to the first. */
export const WINDOW_STEP = 80;

/**
 * Where the drawn part of a log begins: at a `seq`, or, null, so that it follows the end. It always reaches to the
 * end; what lies before it costs nothing. It follows in whole steps: where it begins groups of messages begin anew,
 * and these are not to change with every message.
 */
export type LogWindow = number | null;

/**
 * The messages to draw.
 *
 * @param messages ascending by `seq`, without a gap
 */
export function messagesIn(window: LogWindow, messages: readonly Message[]): readonly Message[] {
  const from = indexOf(window, messages);
  return from === 0 ? messages : messages.slice(from);
}

/** The window with more messages above; it may begin before the messages that are read. */
export function widened(window: LogWindow, messages: readonly Message[]): LogWindow {
  const first = messages[indexOf(window, messages)]?.seq ?? 1;
  return Math.max(1, first - WINDOW_STEP);
}

/** The window as it is, held where it begins: what somebody reads stays when messages come. */
export function held(window: LogWindow, messages: readonly Message[]): LogWindow {
  return window ?? messages[indexOf(window, messages)]?.seq ?? null;
}

function indexOf(window: LogWindow, messages: readonly Message[]): number {
  const index = (window ?? followingSeq(messages)) - (messages[0]?.seq ?? 1);
  return Math.min(Math.max(0, index), Math.max(0, messages.length - 1));
}

function followingSeq(messages: readonly Message[]): number {
  const steps = Math.floor((messages.at(-1)?.seq ?? 0) / WINDOW_STEP);
  return (steps - 1) * WINDOW_STEP + 1;
}
