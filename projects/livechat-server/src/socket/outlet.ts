import { CLOSE_CODES, LIMITS, byteLength } from 'livechat-core/protocol';
import type { SocketCounts } from './socket-deps.js';
import type { Wire } from './wire.js';

/**
 * The sending side of a socket. A reader that does not keep up is closed before it costs more memory
 * than its share; it reconnects and catches up from the store.
 */
export class Outlet<Frame> {
  /** @param counts hears when that happens */
  constructor(
    private readonly wire: Wire,
    private readonly counts: Pick<SocketCounts, 'closedSlowReader'>,
  ) {}

  get isOpen(): boolean {
    return this.wire.isOpen;
  }

  send(frame: Frame): void {
    if (!this.isOpen) return;
    const text = JSON.stringify(frame);
    // Asked before, so that even the last frame costs no more than the share.
    if (!this.#hasRoom(text)) {
      this.counts.closedSlowReader();
      return this.close(CLOSE_CODES.slowReader, 'slow reader');
    }
    this.wire.send(text);
  }

  /** Nothing takes more than three bytes a character: near the limit only they are counted. */
  #hasRoom(text: string): boolean {
    const room = LIMITS.sendBufferBytes - this.wire.bufferedBytes;
    return text.length * 3 <= room || byteLength(text) <= room;
  }

  close(code: number, reason: string): void {
    if (this.isOpen) this.wire.close(code, reason);
  }

  /** Ends the socket without a word, for a peer that is gone. */
  terminate(): void {
    this.wire.terminate();
  }
}
