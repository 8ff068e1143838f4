import {
  EMPTY,
  asyncScheduler,
  distinctUntilChanged,
  filter,
  fromEvent,
  map,
  merge,
  of,
  startWith,
  type Observable,
  type SchedulerLike,
} from 'rxjs';
import type { WebSocketConstructor } from '../transport/web-socket-transport.js';
import { randomIds } from './random-id.js';

/** Receives what developers should know; never the text of messages, never a token. */
export interface Logger {
  /** Something to look at that the chat copes with. */
  warn(message: string, details?: unknown): void;
  /** Something that does not work. */
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
  /** Emits when nothing is to be taken for granted about the connection any more: online, offline, back in front. */
  readonly wake$: Observable<unknown>;
  /**
   * Whether the page is put aside, frozen or in the back/forward cache; the current value first.
   * While it is, nothing may be held open: a page with a socket is thrown away instead of kept.
   */
  readonly suspended$: Observable<boolean>;
  /** Whether somebody can see the page; the current value first. */
  readonly visible$: Observable<boolean>;
  /** Makes the sockets of the default transport; by default the platform's own. */
  readonly WebSocket?: WebSocketConstructor;
  /** By default the console. */
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
    suspended$: page === null ? of(false) : suspensionOf(page),
    visible$: page === null ? of(true) : visibilityOf(page),
    logger: console,
  };
}

function wakeOf(page: Document): Observable<unknown> {
  const view = page.defaultView;
  if (view === null) return EMPTY;
  const inFront$ = fromEvent(page, 'visibilitychange').pipe(filter(() => page.visibilityState !== 'hidden'));
  // Offline, a socket looks open until patience ends: it is asked for a proof at once, as after a change of network.
  return merge(
    fromEvent(view, 'online'),
    fromEvent(view, 'offline'),
    fromEvent(view, 'pageshow'),
    fromEvent(page, 'resume'),
    inFront$,
  );
}

function suspensionOf(page: Document): Observable<boolean> {
  const view = page.defaultView;
  if (view === null) return of(false);
  const begins$ = merge(fromEvent(view, 'pagehide'), fromEvent(page, 'freeze'));
  const ends$ = merge(fromEvent(view, 'pageshow'), fromEvent(page, 'resume'));
  return merge(begins$.pipe(map(() => true)), ends$.pipe(map(() => false))).pipe(
    startWith(false),
    distinctUntilChanged(),
  );
}

function visibilityOf(page: Document): Observable<boolean> {
  return fromEvent(page, 'visibilitychange').pipe(
    startWith(null),
    map(() => page.visibilityState !== 'hidden'),
  );
}
