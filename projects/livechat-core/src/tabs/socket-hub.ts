import { Subscription, interval, type SchedulerLike } from 'rxjs';
import type { ClientFrame, HelloFrame } from '../../protocol/client-frames.js';
import { toJsonText } from '../../protocol/json-text.js';
import { HEARTBEAT } from '../../protocol/limits.js';
import type { ServerFrame } from '../../protocol/server-frames.js';
import type { Transport, WireEvent } from '../transport/transport.js';
import { currentGreeting, type Greeting } from './current-greeting.js';
import { answeredId, requestIdOf } from './frame-ids.js';

/** What happens to a place on the shared connection. */
export type PlaceEvent = { readonly type: 'open' } | Exclude<WireEvent, { type: 'open' }>;

/** A tab on the connection. */
interface Place {
  readonly emit: (event: PlaceEvent) => void;
  isOpen: boolean;
  /** Before its welcome a tab hears and says nothing, as on a socket of its own. */
  isWelcomed: boolean;
}

/** The connection itself. */
interface Wire {
  readonly serverUrl: string;
  readonly life: Subscription;
  send: ((frame: ClientFrame) => void) | null;
  hello: HelloFrame | null;
  /** The places whose `hello` is not answered. */
  askers: string[];
  /** What the server would say to a `hello` now. */
  greeting: Greeting | null;
  /** The tokens that name this session. */
  readonly tokens: Set<string>;
  /** Which place asked what. */
  readonly askedBy: Map<string, string>;
  /** The login that is not answered: meanwhile nobody else may speak, for whom would it be? */
  login: string | null;
  isPinging: boolean;
  /** The server knows a thread of which it has not told here: the next hello is for it to answer. */
  isStale: boolean;
  lastHeardAt: number;
}

/** The end of a wire, or of a place on it. */
type Closed = Extract<PlaceEvent, { type: 'closed' }>;

/** 1012 of the standard: come again. */
const COME_AGAIN: Closed = { type: 'closed', code: 1012 };

/**
 * One connection to the server for all tabs of a browser. Each tab has a place on it and uses it as
 * if it were a socket of its own: it says hello, gets the answers to what it asks, and hears what
 * everybody hears. A place that presents another identity than the connection has ends it for all;
 * they come again as whoever the storage names.
 */
export class SocketHub {
  readonly #places = new Map<string, Place>();
  readonly #missed = new Set<string>();
  #wire: Wire | null = null;

  constructor(
    private readonly transport: Transport,
    private readonly scheduler: SchedulerLike,
  ) {}

  attach(id: string, serverUrl: string, emit: Place['emit']): void {
    const place: Place = { emit, isOpen: false, isWelcomed: false };
    this.#places.set(id, place);
    if (this.#wire === null) this.#connect(serverUrl);
    else if (this.#wire.send !== null && this.#wire.login === null) open(place);
  }

  detach(id: string): void {
    if (!this.#places.delete(id) || this.#places.size > 0) return;
    this.#wire?.life.unsubscribe();
    this.#wire = null;
  }

  /** Puts a frame of a place onto the wire, if it may speak. */
  put(id: string, frame: ClientFrame): void {
    const wire = this.#wire;
    const place = this.#places.get(id);
    if (wire === null || place?.isOpen !== true) return;
    // The timers of a hidden page are slow: whoever speaks looks whether the wire lives.
    if (this.#isSilent(wire)) return this.#lose(wire, COME_AGAIN);
    if (frame.type === 'hello') return this.#greet(wire, id, frame);
    if (!place.isWelcomed) return;
    if (frame.type === 'ping') {
      if (wire.isPinging) return;
      wire.isPinging = true;
    }
    const requestId = requestIdOf(frame);
    if (requestId !== undefined) wire.askedBy.set(requestId, id);
    if (frame.type === 'auth') {
      wire.login = frame.requestId;
      const others = this.#takeOthers(id);
      wire.send?.(frame);
      others.forEach(leave);
      return;
    }
    wire.send?.(frame);
  }

  /** Ends the connection and every place on it. */
  close(): void {
    if (this.#wire !== null) this.#lose(this.#wire, COME_AGAIN);
  }

  #connect(serverUrl: string, first: { readonly id: string; readonly hello: HelloFrame } | null = null): void {
    const wire: Wire = {
      serverUrl,
      life: new Subscription(),
      send: null,
      hello: first?.hello ?? null,
      askers: first === null ? [] : [first.id],
      greeting: null,
      tokens: new Set(),
      askedBy: new Map(),
      login: null,
      isPinging: false,
      isStale: false,
      lastHeardAt: this.scheduler.now(),
    };
    this.#wire = wire;
    wire.life.add(
      this.transport.connect(serverUrl).subscribe({
        next: (event) => {
          if (this.#wire === wire) this.#hear(wire, event);
        },
        complete: () => {
          this.#lose(wire, COME_AGAIN);
        },
      }),
    );
    wire.life.add(
      interval(HEARTBEAT.clientPatienceMs, this.scheduler).subscribe(() => {
        if (this.#isSilent(wire)) this.#lose(wire, COME_AGAIN);
      }),
    );
  }

  #isSilent(wire: Wire): boolean {
    return this.scheduler.now() - wire.lastHeardAt > HEARTBEAT.clientPatienceMs;
  }

  #greet(wire: Wire, id: string, hello: HelloFrame): void {
    if (wire.hello === null) {
      wire.hello = hello;
      wire.askers = [id];
      wire.send?.(hello);
    } else if (wire.greeting === null && isSame(wire.hello, hello)) {
      wire.askers.push(id);
    } else if (wire.greeting !== null && !wire.isStale && isOfSession(wire, hello)) {
      this.#welcome(id, wire.greeting);
    } else {
      this.#begin(wire, id, hello);
    }
  }

  /** Another identity: a connection of its own, to which the other tabs come by and by. */
  #begin(wire: Wire, id: string, hello: HelloFrame): void {
    const others = this.#takeOthers(id);
    const isEnded = (hello.revoke ?? []).some((token) => wire.tokens.has(token));
    wire.life.unsubscribe();
    this.#connect(wire.serverUrl, { id, hello });
    for (const place of others) {
      if (isEnded && place.isWelcomed) place.emit({ type: 'frame', frame: { type: 'session-ended' } });
      leave(place);
    }
  }

  #takeOthers(id: string): Place[] {
    const others = [...this.#places].filter(([other]) => other !== id);
    for (const [other] of others) this.#places.delete(other);
    return others.map(([, place]) => place);
  }

  #hear(wire: Wire, event: WireEvent): void {
    wire.lastHeardAt = this.scheduler.now();
    switch (event.type) {
      case 'open':
        wire.send = event.send;
        if (wire.hello !== null) event.send(wire.hello);
        return this.#openPlaces();
      case 'frame':
        return this.#hearFrame(wire, event.frame);
      case 'garbage':
        return this.#tell(event, this.#places.values());
      case 'closed':
        return this.#lose(wire, event);
    }
  }

  #openPlaces(): void {
    for (const place of [...this.#places.values()]) if (!place.isOpen) open(place);
  }

  #hearFrame(wire: Wire, frame: ServerFrame): void {
    if (isGreeting(frame) && wire.greeting === null) return this.#hearGreeting(wire, frame);
    if (wire.greeting !== null) wire.greeting = currentGreeting(wire.greeting, frame);
    if (frame.type === 'welcome') wire.tokens.add(frame.token);
    if (frame.type === 'pong') this.#hearPong(wire, frame.tops);
    const id = answeredId(frame);
    if (id === undefined) return this.#tell({ type: 'frame', frame }, this.#places.values());
    this.#answer(wire, id, frame);
    if (wire.login !== id || this.#wire !== wire) return;
    wire.login = null;
    this.#openPlaces();
  }

  #hearPong(wire: Wire, tops: Readonly<Record<string, number>>): void {
    wire.isPinging = false;
    const known = new Set([...threadIdsOf(wire.greeting), ...this.#missed]);
    // Once each, because a server may not list all.
    const unknown = Object.keys(tops).filter((id) => !known.has(id));
    for (const id of unknown) this.#missed.add(id);
    wire.isStale ||= unknown.length > 0;
  }

  #answer(wire: Wire, id: string, frame: ServerFrame): void {
    const asker = this.#places.get(wire.askedBy.get(id) ?? '');
    wire.askedBy.delete(id);
    if (frame.type === 'ack') {
      // The server tells sockets that did not post; here the other tabs are such.
      const others = [...this.#places.values()].filter((place) => place !== asker);
      this.#tell({ type: 'frame', frame: { type: 'thread', thread: frame.thread } }, others);
      this.#tell({ type: 'frame', frame: { type: 'message', message: frame.message } }, others);
    }
    asker?.emit({ type: 'frame', frame });
  }

  #hearGreeting(wire: Wire, frame: Greeting): void {
    wire.greeting = frame;
    if (frame.type === 'welcome') wire.tokens.add(frame.token);
    if (wire.hello?.token !== undefined) wire.tokens.add(wire.hello.token);
    for (const id of wire.askers.splice(0)) this.#welcome(id, frame);
  }

  #welcome(id: string, frame: Greeting): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    place.isWelcomed = true;
    place.emit({ type: 'frame', frame });
  }

  /** What concerns the connection itself is also for those who were not welcomed. */
  #tell(event: PlaceEvent, places: Iterable<Place>): void {
    const isForAll = event.type === 'frame' && event.frame.type === 'error';
    for (const place of [...places]) if (place.isWelcomed || (isForAll && place.isOpen)) place.emit(event);
  }

  #lose(wire: Wire, closed: Closed): void {
    if (this.#wire !== wire) return;
    this.#wire = null;
    const places = [...this.#places.values()];
    this.#places.clear();
    wire.life.unsubscribe();
    for (const { emit } of places) emit(closed);
  }
}

function open(place: Place): void {
  place.isOpen = true;
  place.emit({ type: 'open' });
}

function leave({ emit }: Place): void {
  emit(COME_AGAIN);
}

function isGreeting(frame: ServerFrame): frame is Greeting {
  return frame.type === 'token-expired' || (frame.type === 'welcome' && frame.requestId === undefined);
}

function threadIdsOf(greeting: Greeting | null): readonly string[] {
  return greeting?.type === 'welcome' ? greeting.threads.map(({ id }) => id) : [];
}

function isSame(a: HelloFrame, b: HelloFrame): boolean {
  return toJsonText(a) === toJsonText(b);
}

/** A new visitor's hello is nobody's session; one that ends sessions has to reach the server. */
function isOfSession({ tokens }: Wire, { token, revoke = [] }: HelloFrame): boolean {
  return token !== undefined && tokens.has(token) && revoke.length === 0;
}
