import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIMITS, type Agent } from 'livechat-core/protocol';
import { WebSocketServer } from 'ws';
import type { Connection } from './connection.js';
import { CustomerSocket } from './customer-socket.js';
import { DeskSocket } from './desk-socket.js';
import type { SocketDeps } from './socket-deps.js';
import { WebSocketWire } from './web-socket-wire.js';
import type { Wire } from './wire.js';

/** How a desk's socket proves who it is; HTTP knows cookies and proxies, sockets do not. */
export interface DeskDoor {
  /** Whether the request comes from a page of this server. */
  isSameOrigin(request: IncomingMessage): boolean;
  /** The agent of the request's cookie, if signed in. */
  agentOf(request: IncomingMessage): Promise<Agent | undefined>;
}

/** All sockets of a server. */
export interface SocketServer {
  /** Answers what has come, then asks every client to reconnect; new sockets are refused. */
  drain(): Promise<void>;
}

const WIDGET_PATH = '/livechat/1/socket';
const DESK_PATH = '/desk/socket';

/** Takes WebSockets on `/livechat/1/socket` and `/desk/socket`. */
export function serveSockets(server: Server, deps: SocketDeps, desk: DeskDoor): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.frameBytes, perMessageDeflate: false });
  const open = new Set<Connection>();
  let isDraining = false;

  const hold = (wire: Wire, accept: AcceptWire): void => {
    const { connection } = accept(wire);
    open.add(connection);
    void wire.closed.then(() => open.delete(connection));
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, accept: AcceptWire): void => {
    sockets.handleUpgrade(request, socket, head, (accepted) => hold(new WebSocketWire(accepted), accept));
  };

  const onDesk = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    if (!desk.isSameOrigin(request)) return refuse(socket, 403, 'Forbidden');
    if ((await desk.agentOf(request)) === undefined) return refuse(socket, 401, 'Unauthorized');
    upgrade(request, socket, head, (wire) => new DeskSocket(deps, wire, () => desk.agentOf(request)));
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', (error) => deps.logger.debug({ err: error }, 'Upgrade failed'));
    if (isDraining) return refuse(socket, 503, 'Service Unavailable');
    switch (new URL(request.url ?? '/', 'http://localhost').pathname) {
      case WIDGET_PATH:
        return upgrade(request, socket, head, (wire) => new CustomerSocket(deps, wire, request.headers.origin));
      case DESK_PATH:
        onDesk(request, socket, head).catch((error: unknown) => {
          deps.logger.error({ err: error }, 'A desk could not connect');
          refuse(socket, 500, 'Internal Server Error');
        });
        return;
      default:
        return refuse(socket, 404, 'Not Found');
    }
  };

  server.on('upgrade', onUpgrade);

  return {
    async drain() {
      isDraining = true;
      await Promise.all([...open].map((connection) => connection.drain()));
      sockets.close();
    },
  };
}

type AcceptWire = (wire: Wire) => { readonly connection: Connection };

function refuse(socket: Duplex, status: number, reason: string): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
