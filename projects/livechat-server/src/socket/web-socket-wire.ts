import { WebSocket } from 'ws';
import { CLOSE_PATIENCE_MS, type Wire, type WireListener } from './wire.js';

/** A wire over a WebSocket. */
export class WebSocketWire implements Wire {
  readonly closed: Promise<void>;

  constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  get bufferedBytes(): number {
    return this.socket.bufferedAmount;
  }

  get isPaused(): boolean {
    return this.socket.isPaused;
  }

  listen(listener: WireListener): void {
    this.socket.on('message', (data, isBinary) => {
      if (isBinary) return listener.onBinary();
      // With the default of `ws`, what arrives is one buffer.
      listener.onText((data as Buffer).toString('utf8'));
    });
    this.socket.on('ping', () => listener.onPing());
    this.socket.on('error', (error) => listener.onError(error));
    this.socket.on('close', () => listener.onClose());
  }

  send(text: string): void {
    this.socket.send(text);
  }

  close(code: number, reason: string): void {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.close(code, reason);
    const cut = setTimeout(() => this.socket.terminate(), CLOSE_PATIENCE_MS);
    this.socket.once('close', () => clearTimeout(cut));
  }

  terminate(): void {
    this.socket.terminate();
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }
}
