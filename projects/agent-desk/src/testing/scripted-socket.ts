import type { SocketLike } from '../live/live-socket';

/** A socket whose other end is the test. */
export class ScriptedSocket implements SocketLike {
  readyState = 0;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  readonly sent: string[] = [];
  closed = false;

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  /** Delivers a frame, or a text that is none. */
  hear(frame: unknown): void {
    this.readyState = 1;
    const data = typeof frame === 'string' ? frame : JSON.stringify(frame);
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent);
  }

  /** Ends the connection from the other side. */
  lose(code = 1006): void {
    this.readyState = 3;
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }
}
