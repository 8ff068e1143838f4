import { HEARTBEAT, deskServerFrameSchema, type DeskClientFrame, type DeskServerFrame } from 'livechat-core/protocol';
import { backOffMs } from './back-off';

/** The part of a WebSocket that is used here. */
export type SocketLike = Pick<WebSocket, 'readyState' | 'send' | 'close' | 'onmessage' | 'onclose'>;

/** What the socket client needs from its surroundings. */
export interface LiveSocketOptions {
  readonly open: () => SocketLike;
  readonly now: () => number;
  readonly random: () => number;
  readonly onFrame: (frame: DeskServerFrame) => void;
  /** A connection is gone or an attempt failed; the next attempt is planned already. */
  readonly onLost: () => void;
}

const OPEN = 1;
const NORMAL_CLOSURE = 1000;
const ABNORMAL_CLOSURE = 1006;

/**
 * One desk's connection to live events: it pings, notices silence, and comes back by itself until
 * it is stopped.
 *
 * @example
 * ```ts
 * const live = new LiveSocket({ open: () => new WebSocket(url), now: Date.now, random: Math.random, onFrame, onLost });
 * live.start();
 * ```
 */
export class LiveSocket {
  readonly #options: LiveSocketOptions;
  #socket: SocketLike | null = null;
  #ready = false;
  #attempt = 0;
  #lastSignOfLife = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #heartbeatTimer: ReturnType<typeof setInterval> | undefined;
  #started = false;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
  }

  /** Connects, and keeps connected until {@link stop}. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#attempt = 0;
    this.#connect();
  }

  /** Ends the connection and every plan for another. */
  stop(): void {
    this.#started = false;
    clearTimeout(this.#retryTimer);
    this.#drop();
  }

  /** Says something to the server; false when there is no connection to say it on. */
  send(frame: DeskClientFrame): boolean {
    if (!this.#ready || this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The browser is back, from offline or from a frozen page: no waiting, and no trust in silence. */
  wake(): void {
    if (!this.#started) return;
    if (this.#socket === null) {
      clearTimeout(this.#retryTimer);
      this.#connect();
      return;
    }
    this.#beat();
  }

  #connect(): void {
    const socket = this.#options.open();
    this.#socket = socket;
    this.#lastSignOfLife = this.#options.now();
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = ({ code }) => this.#lose(code);
    clearInterval(this.#heartbeatTimer);
    this.#heartbeatTimer = setInterval(() => this.#beat(), HEARTBEAT.pingEveryMs);
  }

  #hear(data: unknown): void {
    this.#lastSignOfLife = this.#options.now();
    const frame = readFrame(data);
    if (frame === null) return;
    if (frame.type === 'ready') {
      this.#ready = true;
      this.#attempt = 0;
    }
    this.#options.onFrame(frame);
  }

  /** A connection without a sign of life is dead, whatever the browser says of it. */
  #beat(): void {
    if (this.#options.now() - this.#lastSignOfLife >= HEARTBEAT.clientPatienceMs) {
      this.#lose(ABNORMAL_CLOSURE);
      return;
    }
    this.send({ type: 'ping' });
  }

  #lose(closeCode: number): void {
    const attempt = this.#ready ? 0 : this.#attempt;
    this.#drop();
    if (!this.#started) return;
    this.#attempt = attempt + 1;
    const delay = backOffMs({ attempt, closeCode }, this.#options.random());
    this.#retryTimer = setTimeout(() => this.#connect(), delay);
    this.#options.onLost();
  }

  #drop(): void {
    clearInterval(this.#heartbeatTimer);
    const socket = this.#socket;
    this.#socket = null;
    this.#ready = false;
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(NORMAL_CLOSURE);
  }
}

/** A frame that this version does not know is skipped: a newer server may send it. */
function readFrame(data: unknown): DeskServerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = deskServerFrameSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
