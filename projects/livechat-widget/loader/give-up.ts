import type { CallArguments } from 'livechat-angular/global';
import { loadFailure } from './load-failure';

/** What {@link giveUp} works on. */
export interface Failure {
  readonly window: Window & typeof globalThis;
  /** The calls that wait for the widget. */
  readonly queue: CallArguments[];
  /** Puts a call back, without anybody taking notice. */
  readonly put: (this: CallArguments[], call: CallArguments) => number;
  /** What could not be fetched. */
  readonly url: string;
  readonly cause: unknown;
}

/** Which chat it is, and whose: without these no later try could show it. */
const FOUNDATIONS: ReadonlySet<unknown> = new Set(['init', 'auth']);
/** Their function hears of events; it is no callback. */
const LISTENING: ReadonlySet<unknown> = new Set(['on', 'off']);

/**
 * Answers every call that waits for an answer with an error, and lets the others wait for the next try: of these
 * nobody was told anything.
 */
export function giveUp({ window, queue, put, url, cause }: Failure): void {
  const error = loadFailure(url, cause);
  window.console.error(`${error.message} ${error.remedy}`);
  for (const call of queue.splice(0)) {
    const parts = Array.from(call);
    const callback = LISTENING.has(parts[0]) ? undefined : parts.find(isFunction);
    if (callback === undefined) put.call(queue, call);
    else if (FOUNDATIONS.has(parts[0])) put.call(queue, parts.slice(0, parts.indexOf(callback)));
    if (callback !== undefined) window.setTimeout(() => callback(error, undefined));
  }
}

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function';
}
