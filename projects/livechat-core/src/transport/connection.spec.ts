import { NEVER, Subject, VirtualTimeScheduler, type Observable } from 'rxjs';
import { HEARTBEAT, PROTOCOL, type ClientFrame, type ServerFrame, type WelcomeFrame } from '../../protocol/index.js';
import { connection, type ConnectionEvent } from './connection.js';
import type { Transport, WireEvent } from './transport.js';
import { passTime } from '../virtual-time.harness.js';

const HELLO: ClientFrame = { type: 'hello', protocol: PROTOCOL, widgetId: '11111111-2222-4333-8444-555555555555' };

const WELCOME: WelcomeFrame = {
  type: 'welcome',
  token: 't'.repeat(43),
  epoch: 'epoch-0001',
  widget: {
    id: '11111111-2222-4333-8444-555555555555',
    title: 'T',
    multiThread: true,
    themes: { default: { styles: {} } },
  },
  person: { id: 'person-001', kind: 'VISITOR' },
  threads: [],
  serverTime: 0,
};

/** Hands the wire of each attempt to the test. */
class ScriptedTransport implements Transport {
  readonly wires: Subject<WireEvent>[] = [];
  readonly sent: ClientFrame[] = [];

  connect(): Observable<WireEvent> {
    const wire = new Subject<WireEvent>();
    this.wires.push(wire);
    return wire;
  }

  get current(): Subject<WireEvent> {
    const wire = this.wires.at(-1);
    if (wire === undefined) throw new Error('Nothing has connected.');
    return wire;
  }

  open(): void {
    this.current.next({ type: 'open', send: (frame) => this.sent.push(frame) });
  }

  say(frame: ServerFrame): void {
    this.current.next({ type: 'frame', frame });
  }

  close(code = 1006): void {
    this.current.next({ type: 'closed', code });
    this.current.complete();
  }
}

describe('connection', () => {
  let time: VirtualTimeScheduler;
  let transport: ScriptedTransport;
  let events: ConnectionEvent[];
  let wake$: Subject<void>;
  let restart$: Subject<void>;
  let outgoing$: Subject<ClientFrame>;
  let garbage: unknown[];

  const statuses = (): string[] => events.filter((event) => event.type === 'status').map(({ status }) => status);
  const advance = (ms: number): void => {
    passTime(time, ms);
  };

  beforeEach(() => {
    time = new VirtualTimeScheduler();
    transport = new ScriptedTransport();
    events = [];
    garbage = [];
    wake$ = new Subject();
    restart$ = new Subject();
    outgoing$ = new Subject();
  });

  function start(random = 1): { unsubscribe(): void } {
    return connection({
      transport,
      serverUrl: 'http://chat.test',
      hello: () => HELLO as Extract<ClientFrame, { type: 'hello' }>,
      outgoing$,
      restart$,
      wake$,
      scheduler: time,
      random: () => random,
      onGarbage: (error) => garbage.push(error),
    }).subscribe((event) => events.push(event));
  }

  it('says hello and is online after the welcome, not before', () => {
    start();
    transport.open();
    expect(transport.sent).toEqual([HELLO]);
    expect(statuses()).toEqual(['connecting']);
    outgoing$.next({ type: 'ping' });
    expect(transport.sent).toEqual([HELLO]);
    transport.say(WELCOME);
    expect(statuses()).toEqual(['connecting', 'online']);
    outgoing$.next({ type: 'ping' });
    expect(transport.sent).toHaveLength(2);
  });

  it('lets the loop hear the welcome before it is online', () => {
    start();
    transport.open();
    transport.say(WELCOME);
    expect(events.map((event) => (event.type === 'frame' ? event.frame.type : event.status))).toEqual([
      'connecting',
      'welcome',
      'online',
    ]);
  });

  it('is suspended after token-expired, pings all the same, and is online after the login', () => {
    start(1);
    transport.open();
    transport.say({ type: 'token-expired', widget: WELCOME.widget });
    expect(statuses()).toEqual(['connecting', 'suspended']);
    outgoing$.next({ type: 'auth', requestId: 'auth-0001', jwt: 'a.b.c' });
    expect(transport.sent.at(-1)?.type).toBe('auth');
    advance(HEARTBEAT.pingEveryMs);
    expect(transport.sent.at(-1)?.type).toBe('ping');
    transport.say({ ...WELCOME, requestId: 'auth-0001' });
    expect(statuses()).toEqual(['connecting', 'suspended', 'online']);
    transport.close();
    expect(events.at(-1)).toEqual({ type: 'status', status: 'waiting', attempt: 1 });
  });

  it('waits with a span that doubles from 0.5 s to 20 s and never gives up', () => {
    start(1);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const before = transport.wires.length;
      transport.close();
      let waited = 0;
      while (transport.wires.length === before) {
        advance(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
  });

  it('G16: goes on with longer spans where a socket dies right after its welcome', () => {
    start(1);
    for (const attempt of [1, 2, 3]) {
      transport.open();
      transport.say(WELCOME);
      transport.close();
      expect(events.at(-1)).toEqual({ type: 'status', status: 'waiting', attempt });
      advance(20_000);
    }
  });

  describe('G16: when a steady connection broke without a word', () => {
    const breakSteady = (random: number, code = 1006): void => {
      start(random);
      transport.open();
      transport.say(WELCOME);
      advance(10_000);
      transport.close(code);
    };

    it.each([1001, 1005, 1006])('waits a random time below 16 s, as one of many (%i)', (code) => {
      breakSteady(1, code);
      advance(15_999);
      expect(transport.wires).toHaveLength(1);
      advance(1);
      expect(transport.wires).toHaveLength(2);
    });

    it('waits 15 to 20 s after each attempt that finds nobody, also where one died right after its welcome', () => {
      breakSteady(0.5);
      advance(8_000);
      for (const attempt of [2, 3, 4]) {
        if (attempt === 3) transport.open();
        if (attempt === 3) transport.say(WELCOME);
        transport.close();
        advance(17_499);
        expect(transport.wires).toHaveLength(attempt);
        advance(1);
        expect(transport.wires).toHaveLength(attempt + 1);
      }
    });

    it('tries at once when the page wakes up, or somebody acts', () => {
      breakSteady(1);
      wake$.next();
      expect(transport.wires).toHaveLength(2);
    });

    it('waits below 0.5 s where the server had a reason that concerns this client alone', () => {
      breakSteady(1, 1012);
      advance(500);
      expect(transport.wires).toHaveLength(2);
    });

    it.each([
      ['this client is told to begin anew', () => transport.close(1012)],
      ['the session is to begin anew', () => restart$.next()],
    ])('does not wait for the others where %s', (_, end) => {
      breakSteady(1);
      wake$.next();
      transport.open();
      transport.say(WELCOME);
      end();
      advance(1_000);
      expect(transport.wires).toHaveLength(3);
    });
  });

  it('begins a new session when it is told to', () => {
    start(0);
    transport.open();
    transport.say(WELCOME);
    restart$.next();
    advance(1);
    expect(transport.wires).toHaveLength(2);
    expect(transport.wires[0]?.observed).toBe(false);
  });

  it('starts from the first span again after it was online for a while', () => {
    start(1);
    transport.close();
    advance(500);
    transport.close();
    advance(1_000);
    transport.open();
    transport.say(WELCOME);
    advance(10_000);
    transport.close();
    expect(events.at(-1)).toEqual({ type: 'status', status: 'waiting', attempt: 1 });
  });

  it('tries at once when the browser is back online', () => {
    start(1);
    transport.close();
    wake$.next();
    expect(transport.wires).toHaveLength(2);
    advance(60_000);
    expect(transport.wires).toHaveLength(2 + 1);
  });

  it('G6: finds a silent socket within 35 s and connects anew', () => {
    start(0);
    transport.open();
    transport.say(WELCOME);
    advance(HEARTBEAT.clientPatienceMs - 1);
    expect(transport.wires).toHaveLength(1);
    advance(2);
    expect(transport.wires).toHaveLength(2);
    expect(transport.wires[0]?.observed).toBe(false);
  });

  it('pings, and stays while answers come', () => {
    start(0);
    transport.open();
    transport.say(WELCOME);
    for (let beat = 0; beat < 10; beat += 1) {
      advance(HEARTBEAT.pingEveryMs);
      transport.say({ type: 'pong', tops: {} });
    }
    expect(transport.wires).toHaveLength(1);
    expect(transport.sent.filter(({ type }) => type === 'ping')).toHaveLength(10);
  });

  it('stops for good when the server refuses the widget', () => {
    start(0);
    transport.open();
    transport.say({ type: 'error', error: { code: 'WIDGET_NOT_FOUND', message: 'no', remedy: 'check' } });
    transport.close(4403);
    advance(60_000);
    expect(statuses()).toEqual(['connecting', 'refused']);
    expect(transport.wires).toHaveLength(1);
  });

  it('waits as long as the server asks, whatever wakes the page', () => {
    start(0);
    transport.open();
    transport.say(WELCOME);
    transport.current.next({ type: 'closed', code: 1013, retryAfterMs: 7_000 });
    wake$.next();
    advance(6_999);
    expect(transport.wires).toHaveLength(1);
    advance(1);
    expect(transport.wires).toHaveLength(2);
    transport.close();
    advance(0);
    expect(transport.wires).toHaveLength(3);
  });

  it('goes on after something that is no frame', () => {
    start();
    transport.open();
    transport.current.next({ type: 'garbage', error: 'nonsense' });
    transport.say(WELCOME);
    expect(garbage).toEqual(['nonsense']);
    expect(statuses().at(-1)).toBe('online');
  });

  it('leaves nothing behind when it is unsubscribed', () => {
    const subscription = start(1);
    transport.open();
    transport.say(WELCOME);
    subscription.unsubscribe();
    expect(transport.current.observed).toBe(false);
    expect(outgoing$.observed).toBe(false);
    advance(60_000);
    expect(transport.wires).toHaveLength(1);
  });

  it('leaves nothing behind when it is unsubscribed while it waits', () => {
    const subscription = start(1);
    transport.close();
    subscription.unsubscribe();
    advance(60_000);
    expect(transport.wires).toHaveLength(1);
    expect(wake$.observed).toBe(false);
  });

  it('does not mind a transport that never answers', () => {
    jest.spyOn(transport, 'connect').mockImplementationOnce(() => NEVER);
    start(0);
    advance(HEARTBEAT.clientPatienceMs + 1);
    expect(transport.wires).toHaveLength(1);
  });

  it('finds within 5 s after the page came back that the socket is dead, and leaves a living one alone', () => {
    start();
    transport.open();
    transport.say(WELCOME);
    wake$.next();
    expect(transport.sent.at(-1)).toEqual({ type: 'ping' });
    transport.say({ type: 'pong', tops: {} });
    advance(6_000);
    expect(statuses().at(-1)).toBe('online');
    wake$.next();
    advance(4_999);
    expect(statuses().at(-1)).toBe('online');
    advance(1);
    expect(statuses().at(-1)).toBe('waiting');
  });
});
