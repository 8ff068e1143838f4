import { EMPTY, Observable, VirtualTimeScheduler } from 'rxjs';
import { PROTOCOL, type HelloFrame, type WelcomeFrame } from '../../protocol/index.js';
import { connection } from './connection.js';
import type { WireEvent } from './transport.js';

const WIDGET = '11111111-2222-4333-8444-555555555555';
const HELLO: HelloFrame = { type: 'hello', protocol: PROTOCOL, widgetId: WIDGET };
const WELCOME: WelcomeFrame = {
  type: 'welcome',
  token: 't'.repeat(43),
  epoch: 'epoch-0001',
  widget: { id: WIDGET, title: 'T', multiThread: true, themes: { default: { styles: {} } } },
  person: { id: 'person-001', kind: 'VISITOR' },
  threads: [],
  serverTime: 0,
};

const CLIENTS = 2_000;

/** So long everybody was connected before, in milliseconds. */
const STEADY_MS = 30_000;

/** Chance that is the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** When clients tried, and when they were back, in milliseconds after the server went. */
interface Rush {
  readonly tries: readonly number[];
  readonly returns: readonly number[];
}

/**
 * All clients of a server, from the moment at which it goes.
 *
 * @param backAt when it serves again
 * @param hintOf what it tells each client before it goes
 */
function restart(backAt: number, hintOf: (place: number) => number | undefined): Rush {
  const tries: number[] = [];
  const returns: number[] = [];
  const random = dice(7);

  for (let place = 0; place < CLIENTS; place += 1) {
    // Clients know nothing of each other: a clock of its own for each is the same, and fast.
    const time = new VirtualTimeScheduler();
    time.maxFrames = STEADY_MS + 120_000;
    let isOld = true;
    const connect = (): Observable<WireEvent> =>
      new Observable((wire) => {
        const now = time.frame - STEADY_MS;
        const hint = hintOf(place);
        if (!isOld) tries.push(now);
        if (isOld || now >= backAt) {
          wire.next({ type: 'open', send: () => undefined });
          wire.next({ type: 'frame', frame: WELCOME });
        }
        if (isOld) {
          time.schedule(() => {
            wire.next({
              type: 'closed',
              ...(hint === undefined ? { code: 1006 } : { code: 1012, retryAfterMs: hint }),
            });
          }, STEADY_MS);
        } else if (now < backAt) wire.next({ type: 'closed', code: 1006 });
        isOld = false;
      });
    let welcomes = 0;
    const client = connection({
      transport: { connect },
      serverUrl: 'http://chat.test',
      hello: () => HELLO,
      outgoing$: EMPTY,
      restart$: EMPTY,
      wake$: EMPTY,
      scheduler: time,
      random,
      onGarbage: () => undefined,
    }).subscribe((event) => {
      if (event.type !== 'frame') return;
      welcomes += 1;
      if (welcomes < 2) return;
      returns.push(time.frame - STEADY_MS);
      // Back is back: nothing of it counts any more.
      time.schedule(() => client.unsubscribe());
    });
    time.flush();
  }
  return { tries: tries.sort((a, b) => a - b), returns: returns.sort((a, b) => a - b) };
}

/** The largest part of the clients that tried within one second. */
function busiestSecond(tries: readonly number[]): number {
  let first = 0;
  let most = 0;
  tries.forEach((at, index) => {
    while (at - (tries[first] ?? at) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most / CLIENTS;
}

describe('the clients of a server that restarts', () => {
  // As the server says it: one after the other, 10 ms apart.
  const told = (place: number): number => 500 + place * 10;

  it.each([0, 1_000, 3_000, 5_000])(
    'G16: are back within 60 s, and no second sees more than a tenth of them try (gone for %i ms)',
    (backAt) => {
      const { tries, returns } = restart(backAt, told);
      expect(returns).toHaveLength(CLIENTS);
      expect(returns[CLIENTS * 0.95 - 1]).toBeLessThan(60_000);
      expect(busiestSecond(tries)).toBeLessThanOrEqual(0.1);
    },
  );

  it.each([0, 1_000, 3_000, 10_000, 20_000, 40_000])(
    'G16: do the same where it crashed without a word (gone for %i ms)',
    (backAt) => {
      const { tries, returns } = restart(backAt, () => undefined);
      expect(returns).toHaveLength(CLIENTS);
      expect(returns[CLIENTS * 0.95 - 1]).toBeLessThan(60_000);
      expect(busiestSecond(tries)).toBeLessThanOrEqual(0.1);
    },
  );
});
