import { CLOSE_CODES, LIMITS } from 'livechat-core/protocol';
import { WebSocket } from 'ws';

/** How long a peer may take to answer a close before its socket is cut, in milliseconds. */
const CLOSE_PATIENCE_MS = 2_000;

/**
 * The sending side of a socket. A reader that does not keep up is closed before it costs more memory
 * than its share; it reconnects and catches up from the store.
 */
export class Outlet<Frame> {
  constructor(private readonly socket: WebSocket) {}

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  send(frame: Frame): void {
    if (!this.isOpen) return;
    this.socket.send(JSON.stringify(frame));
    if (this.socket.bufferedAmount > LIMITS.sendBufferBytes) this.close(CLOSE_CODES.slowReader, 'slow reader');
  }

  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.socket.close(code, reason);
    const cut = setTimeout(() => this.socket.terminate(), CLOSE_PATIENCE_MS);
    this.socket.once('close', () => clearTimeout(cut));
  }

  /** Ends the socket without a word, for a peer that is gone. */
  terminate(): void {
    this.socket.terminate();
  }
}
