import { Observable, VirtualTimeScheduler, throwError, type Subscriber } from 'rxjs';
import type { ServerFrame } from '../../protocol/index.js';
import { fallbackTransport } from './fallback-transport.js';
import { sessionTransportMemory } from './transport-memory.js';
import type { Transport, WireEvent } from './transport.js';
import { passTime } from '../virtual-time.harness.js';

/** A way that does what the test says. */
class Way implements Transport {
  readonly wires: Subscriber<WireEvent>[] = [];

  connect(): Observable<WireEvent> {
    return new Observable((subscriber) => {
      this.wires.push(subscriber);
    });
  }

  get #wire(): Subscriber<WireEvent> {
    const wire = this.wires.at(-1);
    if (wire === undefined) throw new Error('Nobody goes this way.');
    return wire;
  }

  get isUsed(): boolean {
    return this.wires.at(-1)?.closed === false;
  }

  open(): void {
    this.#wire.next({ type: 'open', send: () => undefined });
  }

  say(frame: ServerFrame = { type: 'pong', tops: {} }): void {
    this.#wire.next({ type: 'frame', frame });
  }

  close(code = 1006): void {
    this.#wire.next({ type: 'closed', code });
    this.#wire.complete();
  }
}

describe('fallbackTransport', () => {
  let time: VirtualTimeScheduler;
  let socket: Way;
  let stream: Way;
  let storage: Map<string, string>;
  let seen: string[];
  let transport: Transport;

  const make = (): Transport =>
    fallbackTransport({
      preferred: socket,
      fallback: stream,
      memory: sessionTransportMemory(
        () =>
          ({
            getItem: (key: string) => storage.get(key) ?? null,
            setItem: (key: string, value: string) => storage.set(key, value),
            removeItem: (key: string) => storage.delete(key),
          }) as unknown as Storage,
      ),
      scheduler: time,
    });
  const connect = () => {
    seen = [];
    return transport.connect('').subscribe({
      next: (event) => seen.push(event.type === 'closed' ? `closed ${event.code}` : event.type),
      complete: () => seen.push('end'),
    });
  };
  const advance = (ms: number): void => {
    passTime(time, ms);
  };
  const viaStream = (): void => {
    stream.open();
    stream.say();
  };

  beforeEach(() => {
    time = new VirtualTimeScheduler();
    socket = new Way();
    stream = new Way();
    storage = new Map();
    transport = make();
  });

  it('goes the preferred way where it works, and hands on its end', () => {
    connect();
    socket.open();
    socket.say();
    advance(60_000);
    socket.close(1012);
    expect(seen).toEqual(['open', 'frame', 'closed 1012', 'end']);
    expect(stream.wires).toEqual([]);
  });

  it('goes the other way at once where the preferred one breaks without a word', () => {
    connect();
    socket.close();
    viaStream();
    expect(seen).toEqual(['open', 'frame']);
  });

  it.each(['does not open', 'opens and stays silent'])('goes the other way within 5 s where one %s', (how) => {
    connect();
    if (how !== 'does not open') socket.open();
    advance(2_499);
    expect(stream.wires).toEqual([]);
    advance(1);
    viaStream();
    expect(socket.isUsed).toBe(false);
    expect(seen.at(-1)).toBe('frame');
  });

  it('keeps the way that worked for the session of the page, and the next page of the tab', () => {
    connect();
    socket.close();
    viaStream();
    stream.close();
    connect();
    viaStream();
    transport = make();
    connect();
    viaStream();
    expect(socket.wires).toHaveLength(1);
    storage.clear();
    transport = make();
    connect();
    expect(socket.wires).toHaveLength(2);
  });

  it('is closed where neither way works, and begins with the preferred one, each time with more patience', () => {
    connect();
    advance(2_500);
    advance(2_500);
    expect(seen).toEqual(['closed 1006', 'end']);
    connect();
    advance(2_500);
    expect(socket.isUsed).toBe(true);
    advance(2_500);
    viaStream();
    expect(seen).toEqual(['open', 'frame']);
  });

  it('tries the preferred way again when the remembered one is silent', () => {
    storage.set('livechat.transport', 'stream');
    connect();
    stream.close();
    expect(seen).toEqual(['closed 1006', 'end']);
    connect();
    expect(socket.isUsed).toBe(true);
  });

  it('does not leave a way that has worked because a server restarts, only when it stays away', () => {
    connect();
    socket.say();
    socket.close(1012);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      connect();
      socket.close();
      expect(seen).toEqual(['closed 1006', 'end']);
    }
    expect(stream.wires).toEqual([]);
    connect();
    socket.close();
    viaStream();
    expect(seen).toEqual(['open', 'frame']);
  });

  it('hears a server that closes with a code: that is no reason to go another way', () => {
    connect();
    socket.close(1013);
    expect(seen).toEqual(['closed 1013', 'end']);
  });

  it('stays with the page alone where the storage throws', () => {
    transport = fallbackTransport({
      preferred: socket,
      fallback: stream,
      memory: sessionTransportMemory(() => {
        throw new Error('blocked');
      }),
      scheduler: time,
    });
    connect();
    socket.close();
    viaStream();
    connect();
    viaStream();
    expect(socket.wires).toHaveLength(1);
  });

  it('is closed where the other way fails', () => {
    transport = fallbackTransport({
      preferred: socket,
      fallback: { connect: () => throwError(() => new Error('offline')) },
      memory: sessionTransportMemory(() => undefined),
      scheduler: time,
    });
    connect();
    socket.close();
    expect(seen).toEqual(['closed 1006', 'end']);
  });

  it('leaves nothing behind when it is unsubscribed', () => {
    const first = connect();
    first.unsubscribe();
    expect(socket.isUsed).toBe(false);
    const second = connect();
    socket.close();
    second.unsubscribe();
    expect(stream.isUsed).toBe(false);
    advance(60_000);
    expect(seen).toEqual([]);
  });
});
