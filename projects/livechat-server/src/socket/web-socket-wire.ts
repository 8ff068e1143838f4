import { WebSocket, type RawData } from 'ws';
import { CLOSE_PATIENCE_MS, type Wire, type WireListener } from './wire.js';

/** A WebSocket that knows who listens to it: so all of them share their handlers. */
export class HeardSocket extends WebSocket {
  listener: WireListener | undefined;
}

/** A wire over a WebSocket. */
export class WebSocketWire implements Wire {
  constructor(private readonly socket: HeardSocket) {}

  get closed(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => this.socket.once('close', () => resolve()));
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
    this.socket.listener = listener;
    this.socket.on('message', onMessage);
    this.socket.on('ping', onPing);
    this.socket.on('error', onError);
    this.socket.on('close', onClose);
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

function listenerOf(socket: WebSocket): WireListener | undefined {
  return socket instanceof HeardSocket ? socket.listener : undefined;
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  const listener = listenerOf(this);
  if (isBinary) listener?.onBinary();
  // With the default of `ws`, what arrives is one buffer.
  else listener?.onText((data as Buffer).toString('utf8'));
}

function onPing(this: WebSocket): void {
  listenerOf(this)?.onPing();
}

function onError(this: WebSocket, error: Error): void {
  listenerOf(this)?.onError(error);
}

function onClose(this: WebSocket): void {
  listenerOf(this)?.onClose();
}
