import { CLOSE_CODES, LiveChatError, closeReason } from 'livechat-core/protocol';
import type { SocketDeps } from './socket-deps.js';
import { TaskQueue, type FailureListener } from './task-queue.js';
import { TokenBucket } from '../limit/token-bucket.js';
import { Watchdog } from './watchdog.js';
import type { Wire, WireListener } from './wire.js';

/** The socket is not read while so many of its frames wait. */
const WAITING_FRAMES = 64;

/** Frames of every kind: far above what a client sends, far below what would hurt. */
const FRAME_RATE = { burst: 400, perSecond: 100 } as const;

/** The standard's close code for "the service restarts": the client is to connect again. */
export const RECONNECT = 1012;

/** The standard's close code for "try again later". */
export const TRY_LATER = 1013;

/** How a kind of socket answers. */
export interface SocketHandler {
  /** A frame, in its turn. */
  onFrame(text: string): Promise<void>;
  /** An answer to a frame failed for no fault of the client. */
  onFailure(error: LiveChatError): void;
  /** Nothing came for as long as was waited. */
  onSilence(): void;
  /** The socket is gone; nothing is sent any more. */
  onEnd(): void;
}

/**
 * The receiving side of a socket: frames and hints in one order, one at a time; too many and too
 * long a silence end it. What throws is logged, and never ends the process.
 */
export class Connection implements WireListener, FailureListener {
  readonly #queue = new TaskQueue(this);
  readonly #watchdog: Watchdog;
  readonly #rate: TokenBucket;
  #draining = false;
  #isOver = false;
  #onOver: ((connection: Connection) => void) | undefined;

  constructor(
    private readonly deps: SocketDeps,
    private readonly wire: Wire,
    private readonly handler: SocketHandler,
  ) {
    this.#rate = new TokenBucket(FRAME_RATE, deps.clock);
    this.#watchdog = new Watchdog(handler);
    // Itself, and no functions of its own: there are thousands of idle ones.
    wire.listen(this);
  }

  onText(text: string): void {
    if (this.#isWelcome()) this.#take(text);
  }

  onBinary(): void {
    if (this.#isWelcome()) this.wire.close(CLOSE_CODES.protocolError, 'frames are text');
  }

  /** No sign of life: nobody who has not said hello may stay by it. */
  onPing(): void {
    if (this.wire.isOpen) this.#isWithinRate();
  }

  onError(error: Error): void {
    this.deps.logger.debug({ err: error }, 'Socket failed');
  }

  onClose(): void {
    this.#isOver = true;
    this.#watchdog.stop();
    this.handler.onEnd();
    this.#onOver?.(this);
  }

  onTaskFailure(error: unknown): void {
    this.deps.logger.error({ err: error }, 'A frame could not be answered');
    this.handler.onFailure(internalError());
  }

  /** Tells one listener when the client is gone. */
  whenOver(listener: (connection: Connection) => void): void {
    this.#onOver = listener;
  }

  /** Whether the client is gone: what is in hand for it needs nothing more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Waits so long for the next sign of life. */
  expect(ms: number): void {
    if (!this.#isOver) this.#watchdog.watch(ms);
  }

  /** Does something in its turn among the frames. */
  enqueue(task: () => void | Promise<void>): void {
    this.#queue.add(task);
  }

  /** Fulfilled when everything that has come so far is done. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /**
   * Answers what has come, then asks the client to reconnect, and waits until it is gone.
   *
   * @param returnAfterMs when the client is to come back
   */
  async drain(returnAfterMs: number): Promise<void> {
    this.#draining = true;
    await this.#queue.idle();
    this.wire.close(RECONNECT, closeReason('server restarts', returnAfterMs));
    await this.wire.closed;
  }

  /** Whether what has arrived is still taken, and within the rate. */
  #isWelcome(): boolean {
    if (this.#draining || !this.wire.isOpen) return false;
    this.#watchdog.touch();
    return this.#isWithinRate();
  }

  #isWithinRate(): boolean {
    if (this.#rate.take()) return true;
    this.wire.close(CLOSE_CODES.rateLimited, 'too many frames');
    return false;
  }

  #take(text: string): void {
    this.#queue.add(async () => {
      if (this.wire.isOpen) await this.handler.onFrame(text);
      if (this.wire.isPaused && this.#queue.size <= WAITING_FRAMES / 2) this.wire.resume();
    });
    if (this.#queue.size > WAITING_FRAMES) this.wire.pause();
  }
}

function internalError(): LiveChatError {
  return new LiveChatError({
    code: 'INTERNAL_ERROR',
    message: 'The server could not do this.',
    remedy: "Try again; if it happens again, look at the server's log.",
  });
}
