import { EMPTY, asyncScheduler, fromEvent, map, merge, of, startWith, type Observable, type SchedulerLike } from 'rxjs';
import { randomIds } from './random-id.js';

/** Receives what developers should know; never the text of messages, never a token. */
export interface Logger {
  warn(message: string, details?: unknown): void;
  error(message: string, details?: unknown): void;
}

/**
 * The world outside the loop: time, chance and what the browser knows. Tests replace it.
 */
export interface Runtime {
  /** Runs timers, and tells the time (`now()`, milliseconds) for showing. */
  readonly scheduler: SchedulerLike;
  /** At least 128 random bits, in the alphabet of base64url. */
  newId(): string;
  /** At least 0, below 1. */
  random(): number;
  /** Emits when waiting for a reconnection makes no sense any more: back online, back in front. */
  readonly wake$: Observable<unknown>;
  /** Whether somebody can see the page; the current value first. */
  readonly visible$: Observable<boolean>;
  readonly logger: Logger;
}

/** The runtime of a browser or of Node, whichever this is. */
export function platformRuntime(): Runtime {
  const page = typeof document === 'undefined' ? null : document;
  return {
    scheduler: asyncScheduler,
    newId: randomIds((bytes) => crypto.getRandomValues(bytes)),
    random: () => Math.random(),
    wake$: page === null ? EMPTY : wakeOf(page),
    visible$: page === null ? of(true) : visibilityOf(page),
    logger: console,
  };
}

function wakeOf(page: Document): Observable<unknown> {
  const view = page.defaultView;
  if (view === null) return EMPTY;
  return merge(fromEvent(view, 'online'), fromEvent(view, 'pageshow'), fromEvent(page, 'resume'));
}

function visibilityOf(page: Document): Observable<boolean> {
  return fromEvent(page, 'visibilitychange').pipe(
    startWith(null),
    map(() => page.visibilityState !== 'hidden'),
  );
}
