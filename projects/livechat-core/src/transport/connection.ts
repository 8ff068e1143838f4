import {
  EMPTY,
  Observable,
  Subject,
  interval,
  map,
  merge,
  observeOn,
  queueScheduler,
  switchMap,
  take,
  takeUntil,
  takeWhile,
  tap,
  timeout,
  timer,
  type SchedulerLike,
  type Subscription,
} from 'rxjs';
import type { ClientFrame, HelloFrame } from '../../protocol/client-frames.js';
import { isFatal } from '../../protocol/error-kinds.js';
import { HEARTBEAT } from '../../protocol/limits.js';
import type { ServerFrame } from '../../protocol/server-frames.js';
import type { ConnectionStatus } from '../state/widget-state.js';
import { backOffMs } from './back-off.js';
import { lostBackOffMs } from './lost-back-off.js';
import type { Transport, WireEvent } from './transport.js';

/** What a connection tells the loop. */
export type ConnectionEvent =
  | { readonly type: 'status'; readonly status: ConnectionStatus; readonly attempt: number }
  | { readonly type: 'frame'; readonly frame: ServerFrame };

/** The end of a wire. */
type Closed = Extract<WireEvent, { readonly type: 'closed' }>;

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly transport: Transport;
  readonly serverUrl: string;
  /** The first frame of each session; asked anew each time because the token may have changed. */
  readonly hello: () => HelloFrame;
  /** What goes out while a session is online; anything else is the outbox's business. */
  readonly outgoing$: Observable<ClientFrame>;
  /** Ends the current session for a new one. */
  readonly restart$: Observable<unknown>;
  /** Ends the wait for the next attempt; while a session is online, has it prove that it lives. */
  readonly wake$: Observable<unknown>;
  readonly scheduler: SchedulerLike;
  readonly random: () => number;
  /** Hears of frames that could not be read. */
  readonly onGarbage: (error: unknown) => void;
}

/** How long a connection may take to answer after the page came back, in milliseconds. */
const PROOF_MS = 5_000;

/** How long a session must last for the next failure to count as the first one. */
const STEADY_MS = 10_000;

/** Closes that nobody has given a reason for: the peer went away, said nothing, or was cut off. */
const WORDLESS_CODES: ReadonlySet<number> = new Set([1001, 1005, 1006]);

/** Whoever is told when to come back is one of many: who finds nobody then waits as after so many failures. */
const CROWD_FAILURES = 5;

/** With whom a client has lost its server, which says how soon it may try again. */
type Company =
  /** With nobody, as far as it knows. */
  | 'ALONE'
  /** With all the others whom the server has told when to come back. */
  | 'TOLD'
  /** With everybody, likely: it broke after it had been steady, without a word. */
  | 'LOST';

/**
 * A connection that comes back by itself: after a failure it waits a random time and tries for
 * ever. It ends when it is unsubscribed, or after the status `refused`.
 */
export function connection(options: ConnectionOptions): Observable<ConnectionEvent> {
  return new Observable((subscriber) => {
    let failures = 0;
    let isRefused = false;
    let closed: Closed | undefined;
    let company: Company = 'ALONE';
    let steady: Subscription | undefined;

    const say = (status: ConnectionStatus): void => {
      subscriber.next({ type: 'status', status, attempt: failures });
    };

    const hear = (frame: ServerFrame): void => {
      isRefused = frame.type === 'error' && frame.requestId === undefined && isFatal(frame.error);
      subscriber.next({ type: 'frame', frame });
      if (frame.type === 'token-expired') say('suspended');
      if (frame.type === 'welcome') say('online');
      const isBegun = frame.type === 'token-expired' || (frame.type === 'welcome' && frame.requestId === undefined);
      if (!isBegun || steady?.closed === false) return;
      // Not at once: a socket that dies right after its welcome must not be tried again and again.
      steady = timer(STEADY_MS, options.scheduler).subscribe(() => {
        failures = 0;
        company = 'ALONE';
      });
      subscriber.add(steady);
    };

    const attempt = (): void => {
      say('connecting');
      subscriber.add(
        session(options, (event) => {
          closed = event;
        })
          .pipe(takeUntil(options.restart$.pipe(tap(() => (company = 'ALONE')))))
          .subscribe({ next: hear, complete: goOn, error: goOn }),
      );
    };

    /** With whom the session was lost that has just ended; what was known before holds until one is steady. */
    const companyNow = (wasSteady: boolean): Company => {
      if (closed === undefined) return company;
      if (closed.retryAfterMs !== undefined) return 'TOLD';
      if (!WORDLESS_CODES.has(closed.code)) return 'ALONE';
      return wasSteady ? 'LOST' : company;
    };

    const goOn = (): void => {
      const wasSteady = steady?.closed === true;
      steady?.unsubscribe();
      steady = undefined;
      if (isRefused) {
        say('refused');
        subscriber.complete();
        return;
      }
      failures += 1;
      say('waiting');
      company = companyNow(wasSteady);
      const hint = closed?.retryAfterMs;
      closed = undefined;
      const delay$ = timer(hint ?? waitMs(company, failures, options.random()), options.scheduler);
      // The server knows better than the browser when there is sense in coming back.
      const next$ = hint === undefined ? merge(delay$, options.wake$) : delay$;
      subscriber.add(next$.pipe(take(1)).subscribe(attempt));
    };

    attempt();
  });
}

function waitMs(company: Company, failures: number, random: number): number {
  switch (company) {
    case 'ALONE':
      return backOffMs(failures, random);
    case 'TOLD':
      return backOffMs(Math.max(failures, CROWD_FAILURES), random);
    case 'LOST':
      return lostBackOffMs(failures, random);
  }
}

/**
 * One socket from its opening to its end, as the frames that arrive on it. A peer that is silent
 * for longer than a heartbeat allows counts as gone: after a change of network a socket may look
 * open for many minutes.
 *
 * @param onClosed hears how it was closed, should it have been
 */
function session(options: ConnectionOptions, onClosed: (event: Closed) => void): Observable<ServerFrame> {
  const { scheduler } = options;
  return new Observable((subscriber) => {
    let send: (frame: ClientFrame) => void = () => undefined;
    let sending: Subscription | undefined;

    const heard = new Subject<void>();

    const startSending = (): void => {
      if (sending !== undefined) return;
      // Another network, or a sleep: a socket that looks open may be dead, and nobody wants to wait for patience to end.
      // It waits before it asks: an answer may come within the call.
      const dead$ = options.wake$.pipe(switchMap(() => timer(PROOF_MS, scheduler).pipe(takeUntil(heard))));
      subscriber.add(
        dead$.subscribe(() => {
          subscriber.complete();
        }),
      );
      const ping$ = merge(interval(HEARTBEAT.pingEveryMs, scheduler), options.wake$);
      sending = merge(options.outgoing$, ping$.pipe(map(() => ({ type: 'ping' as const })))).subscribe((frame) => {
        send(frame);
      });
      subscriber.add(sending);
    };

    const wire$ = options.transport.connect(options.serverUrl).pipe(
      // A transport may answer within the call that sends: one event at a time all the same.
      observeOn(queueScheduler),
      tap((event) => {
        if (event.type === 'closed') onClosed(event);
      }),
      takeWhile((event) => event.type !== 'closed'),
      timeout({ each: HEARTBEAT.clientPatienceMs, with: () => EMPTY, scheduler }),
    );
    subscriber.add(
      wire$.subscribe({
        next: (event) => {
          heard.next();
          switch (event.type) {
            case 'open':
              send = event.send;
              send(options.hello());
              break;
            case 'frame':
              // Before the loop hears of it: what it sends in answer must find the way open.
              if (event.frame.type === 'welcome' || event.frame.type === 'token-expired') startSending();
              subscriber.next(event.frame);
              break;
            case 'garbage':
              options.onGarbage(event.error);
              break;
          }
        },
        complete: () => {
          subscriber.complete();
        },
        error: (error: unknown) => {
          options.onGarbage(error);
          subscriber.complete();
        },
      }),
    );
  });
}
