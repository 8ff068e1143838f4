import { Observable, Subscription, timer, type SchedulerLike, type Subscriber } from 'rxjs';
import type { Transport, WireEvent } from './transport.js';
import type { TransportMemory } from './transport-memory.js';

/** What a fallback transport is made of. */
export interface FallbackOptions {
  /** The way that is tried first. */
  readonly preferred: Transport;
  /** The other way. */
  readonly fallback: Transport;
  /** Remembers that only the other way works. */
  readonly memory: TransportMemory;
  /** Runs the timers of its patience. */
  readonly scheduler: SchedulerLike;
}

/** How long a way may take until the first frame is heard on it, in milliseconds; it doubles with each failure. */
const PATIENCE = { firstMs: 2_500, longestMs: 20_000 } as const;

/** A way that has worked is believed for so many failures in a row: a server that restarts is no reason to change. */
const TRUSTED_FAILURES = 3;

/** The close code of a connection that broke without one: nobody on the other side has said anything. */
const BROKEN = 1006;

/**
 * A transport that goes another way where the preferred one is blocked: where it breaks without a
 * word, or where nothing is heard on it in time, which also finds proxies that hold back what they
 * should pass on. The way that works is kept for the session of the page.
 */
export function fallbackTransport(options: FallbackOptions): Transport {
  const { preferred, fallback, memory } = options;
  let failures = 0;
  let isTrusted = false;

  const patience = (): number => Math.min(PATIENCE.longestMs, PATIENCE.firstMs * 2 ** Math.min(failures, 10));

  function connect(serverUrl: string, subscriber: Subscriber<WireEvent>): Subscription {
    const running = new Subscription();
    const attempt = (transport: Transport, onHeard: () => void, onSilence: () => void): void => {
      running.add(
        untilHeard(transport.connect(serverUrl), { patienceMs: patience(), scheduler: options.scheduler }).subscribe({
          next: (event) => {
            if (event.type === 'silence') {
              onSilence();
              return;
            }
            if (event.type === 'frame') onHeard();
            subscriber.next(event);
          },
          complete: () => {
            subscriber.complete();
          },
        }),
      );
    };
    const giveUp = (): void => {
      failures += 1;
      subscriber.next({ type: 'closed', code: BROKEN });
      subscriber.complete();
    };
    const viaFallback = (): void => {
      attempt(
        fallback,
        () => {
          failures = 0;
          memory.remember();
        },
        () => {
          // It is not the way that is blocked, or not for good.
          memory.forget();
          giveUp();
        },
      );
    };
    const viaPreferred = (): void => {
      attempt(
        preferred,
        () => {
          failures = 0;
          isTrusted = true;
        },
        () => {
          if (isTrusted && failures < TRUSTED_FAILURES) giveUp();
          else viaFallback();
        },
      );
    };
    if (memory.isRemembered()) viaFallback();
    else viaPreferred();
    return running;
  }

  return { connect: (serverUrl) => new Observable((subscriber) => connect(serverUrl, subscriber)) };
}

/** In place of the end of a connection on which nothing was ever heard. */
interface Silence {
  readonly type: 'silence';
}

/** The events of a connection; its end counts as silence where no frame came before it, or none came in time. */
function untilHeard(
  wire$: Observable<WireEvent>,
  { patienceMs, scheduler }: { readonly patienceMs: number; readonly scheduler: SchedulerLike },
): Observable<WireEvent | Silence> {
  return new Observable((subscriber) => {
    const wire = new Subscription();
    const beSilent = (): void => {
      wire.unsubscribe();
      if (subscriber.closed) return;
      patience.unsubscribe();
      subscriber.next({ type: 'silence' });
    };
    let isHeard = false;
    const patience = timer(patienceMs, scheduler).subscribe(beSilent);
    subscriber.add(patience);
    subscriber.add(wire);
    wire.add(
      wire$.subscribe({
        next: (event) => {
          // A server that closes with a code, such as one that is busy, has been heard.
          isHeard ||= event.type === 'frame' || (event.type === 'closed' && event.code !== BROKEN);
          if (isHeard) patience.unsubscribe();
          if (isHeard || event.type !== 'closed') subscriber.next(event);
        },
        error: beSilent,
        complete: () => {
          if (isHeard) subscriber.complete();
          else beSilent();
        },
      }),
    );
  });
}
