import type { ServerResponse } from 'node:http';
import { LIMITS, byteLength, encodeStreamEvent, type Batch } from 'livechat-core/protocol';
import { newToken } from '../auth/secrets.js';
import { CLOSE_PATIENCE_MS, type Wire, type WireListener } from './wire.js';

/** The standard's close code for a frame that is too long. */
const TOO_LONG = 1009;

/** What became of a batch of frames. */
export type BatchOutcome =
  | 'TAKEN'
  /** One before it is missing, or it came before. */
  | 'OUT_OF_ORDER'
  /** The stream has ended. */
  | 'CLOSED';

/** A wire over HTTP: frames go out on one long answer and come in with requests of their own. */
export class StreamWire implements Wire {
  /** By which the client's requests find the stream; nobody else knows it. */
  readonly id = newToken();
  readonly closed: Promise<void>;
  #listener: WireListener | undefined;
  #isClosing = false;
  #nextNumber = 0;
  #resume: (() => void) | undefined;
  #resumed: Promise<void> | undefined;

  /** @param response has its head already, and nothing else */
  constructor(private readonly response: ServerResponse) {
    // The client may have gone while somebody looked whether it may come in.
    this.closed = response.destroyed
      ? Promise.resolve()
      : new Promise((resolve) => response.once('close', () => resolve()));
  }

  get isOpen(): boolean {
    return !this.#isClosing && !this.response.destroyed;
  }

  get bufferedBytes(): number {
    return this.response.writableLength;
  }

  get isPaused(): boolean {
    return this.#resumed !== undefined;
  }

  listen(listener: WireListener): void {
    this.#listener = listener;
    this.response.on('error', (error) => listener.onError(error));
    void this.closed.then(() => {
      this.resume();
      listener.onClose();
    });
  }

  /** Tells the client the name of the stream: it is the first thing that the client hears. */
  begin(): void {
    this.response.write(encodeStreamEvent('open', JSON.stringify({ stream: this.id })));
  }

  send(text: string): void {
    this.response.write(encodeStreamEvent(null, text));
  }

  /** Takes frames of the client. Fulfilled when more are welcome: the client sends none before. */
  async take({ number, frames }: Pick<Batch, 'number' | 'frames'>): Promise<BatchOutcome> {
    if (!this.isOpen) return 'CLOSED';
    if (number !== this.#nextNumber) return 'OUT_OF_ORDER';
    this.#nextNumber += 1;
    for (const frame of frames) {
      if (byteLength(frame) > LIMITS.frameBytes) this.close(TOO_LONG, 'frame too long');
      if (this.isOpen) this.#listener?.onText(frame);
    }
    await this.#resumed;
    return this.isOpen ? 'TAKEN' : 'CLOSED';
  }

  close(code: number, reason: string): void {
    if (this.response.destroyed) return;
    if (!this.#isClosing) this.response.end(encodeStreamEvent('close', JSON.stringify({ code, reason })));
    this.#isClosing = true;
    const cut = setTimeout(() => this.response.destroy(), CLOSE_PATIENCE_MS);
    this.response.once('close', () => clearTimeout(cut));
  }

  terminate(): void {
    this.response.destroy();
  }

  pause(): void {
    this.#resumed ??= new Promise((resolve) => (this.#resume = resolve));
  }

  resume(): void {
    this.#resume?.();
    this.#resume = this.#resumed = undefined;
  }
}
