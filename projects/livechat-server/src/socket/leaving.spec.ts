import { PROTOCOL } from 'livechat-core/protocol';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TokenVerifier } from '../auth/verify-token.js';
import { inProcessFanOut } from '../fan-out/in-process.js';
import type { FanOut } from '../fan-out/fan-out.js';
import { ADDRESS_LIMITS } from '../limit/address-limits.js';
import { RateLimits, rateLimitSizes } from '../limit/rate-limits.js';
import { openStore } from '../open-store.js';
import type { Store } from '../store/store.js';
import { NO_TRACING } from '../tracing/tracing.js';
import { WidgetWatch } from '../widget/widget-watch.js';
import { CustomerSocket } from './customer-socket.js';
import { DEFAULT_PATIENCE } from './socket-deps.js';
import type { Wire, WireListener } from './wire.js';

const WIDGET = '11111111-1111-4111-8111-111111111111';

/** A wire that a test speaks and cuts. */
class HandWire implements Wire {
  #listener: WireListener | undefined;
  #leave: () => void = () => undefined;
  readonly closed = new Promise<void>((resolve) => (this.#leave = resolve));
  readonly bufferedBytes = 0;
  readonly isPaused = false;
  isOpen = true;

  listen(listener: WireListener): void {
    this.#listener = listener;
  }

  say(text: string): void {
    this.#listener?.onText(text);
  }

  cut(): void {
    this.isOpen = false;
    this.#listener?.onClose();
    this.#leave();
  }

  send(): void {}
  close(): void {}
  terminate(): void {}
  pause(): void {}
  resume(): void {}
}

/** Counts who listens. */
function countedFanOut(): { readonly fanOut: FanOut; readonly count: () => number } {
  const real = inProcessFanOut(() => undefined);
  let count = 0;
  const subscribe: FanOut['subscribe'] = (topics, listener) => {
    const leave = real.subscribe(topics, listener);
    count += 1;
    return () => {
      count -= 1;
      leave();
    };
  };
  return { fanOut: { ...real, subscribe }, count: () => count };
}

describe('a page that leaves while its hello is answered', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-leaving-'));
    store = await openStore({ dataDir: folder }, () => Date.now());
    const widget = { id: WIDGET, title: 'Shop', multiThread: true, themes: { default: { styles: {} } }, origins: [] };
    await store.createWidget(widget, { id: 'key-0001', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
  });

  afterEach(async () => {
    jest.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['findWidget', 'openVisitorSession', 'listThreads'] as const)(
    'leaves neither timers nor subscriptions behind (during %s)',
    async (step) => {
      const { fanOut, count } = countedFanOut();
      const wire = new HandWire();
      const cutting: Store = {
        ...store,
        [step]: (...values: never[]) => {
          wire.cut();
          return (store[step] as (...given: never[]) => Promise<unknown>)(...values);
        },
      };
      const clock = (): number => Date.now();
      const widgets = new WidgetWatch({ store: cutting, fanOut, clock, onFailure: () => undefined });
      const deps = {
        store: cutting,
        fanOut,
        clock,
        widgets,
        tokens: (async () => Promise.reject(new Error('Nobody logs in.'))) as unknown as TokenVerifier,
        logger: pino({ level: 'silent' }),
        patience: DEFAULT_PATIENCE,
        counts: { greeted: () => undefined, askedForMissed: () => undefined, closedSlowReader: () => undefined },
        tracing: NO_TRACING,
        limits: new RateLimits(rateLimitSizes(ADDRESS_LIMITS), clock),
      };
      const page = { origin: undefined, address: '127.0.0.1', place: { settle: () => undefined } };
      const { connection } = new CustomerSocket(deps, wire, page);
      wire.say(JSON.stringify({ type: 'hello', protocol: PROTOCOL, widgetId: WIDGET }));
      await connection.idle();
      expect(wire.isOpen).toBe(false);
      expect(count()).toBe(0);
      // It has timers of its own, which come and go.
      await store.close();
      expect(jest.getTimerCount()).toBe(0);
    },
  );
});
