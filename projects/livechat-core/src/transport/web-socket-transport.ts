import { Observable } from 'rxjs';
import { retryAfterOf } from '../../protocol/close-hints.js';
import { decodeServerFrame } from '../../protocol/decode-frame.js';
import { encodeFrame } from '../../protocol/encode-frame.js';
import type { Transport, WireEvent } from './transport.js';

/** The path of the socket below the server's URL. */
export const SOCKET_PATH = '/livechat/1/socket';

/** The part of the standard's `WebSocket` constructor that the transport needs; Node's `ws` has it too. */
export type WebSocketConstructor = new (url: string) => WebSocket;

/**
 * A transport over WebSockets.
 *
 * @param Socket the constructor; by default the platform's
 */
export function webSocketTransport(Socket?: WebSocketConstructor): Transport {
  return {
    connect: (serverUrl) =>
      new Observable<WireEvent>((subscriber) => {
        const socket = open(Socket, socketUrl(serverUrl));
        if (socket === null) {
          subscriber.next({ type: 'closed', code: 1006 });
          subscriber.complete();
          return undefined;
        }
        socket.onopen = () => {
          subscriber.next({
            type: 'open',
            send: (frame) => {
              socket.send(encodeFrame(frame));
            },
          });
        };
        socket.onmessage = ({ data }: MessageEvent<unknown>) => {
          subscriber.next(read(data));
        };
        // Says nothing that the close after it does not say; Node's sockets insist on a listener.
        socket.onerror = () => undefined;
        socket.onclose = ({ code, reason }) => {
          const retryAfterMs = retryAfterOf(reason);
          subscriber.next({ type: 'closed', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
          subscriber.complete();
        };
        return () => {
          socket.onopen = socket.onmessage = socket.onclose = null;
          socket.close();
        };
      }),
  };
}

/** `null` where there is no such thing as a socket, or the page may not have one to this address. */
function open(Socket: WebSocketConstructor | undefined, url: string): WebSocket | null {
  try {
    return new (Socket ?? WebSocket)(url);
  } catch {
    return null;
  }
}

function read(data: unknown): WireEvent {
  try {
    return { type: 'frame', frame: decodeServerFrame(String(data)) };
  } catch (error) {
    return { type: 'garbage', error };
  }
}

function socketUrl(serverUrl: string): string {
  return serverUrl.replace(/^http/, 'ws').replace(/\/$/, '') + SOCKET_PATH;
}
