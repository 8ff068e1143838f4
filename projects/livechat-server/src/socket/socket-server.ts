import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE_CODES, LIMITS, LiveChatError, encodeFrame, type Agent } from 'livechat-core/protocol';
import { WebSocketServer } from 'ws';
import { originNotAllowed } from '../chat/open-session.js';
import type { SocketPlace, SocketPlaces } from '../limit/socket-places.js';
import { ThrottledError } from '../limit/throttled-error.js';
import { TokenBucket } from '../limit/token-bucket.js';
import type { Connection } from './connection.js';
import { CustomerSocket } from './customer-socket.js';
import { DeskSocket } from './desk-socket.js';
import { returnAfterMs } from './return-times.js';
import type { SocketDeps } from './socket-deps.js';
import { HeardSocket, WebSocketWire } from './web-socket-wire.js';
import type { Wire } from './wire.js';

/** Who knocks; HTTP knows cookies and proxies, sockets do not. */
export interface Door {
  /** The network address that the request comes from. */
  addressOf(request: IncomingMessage): string;
  /** Whether pages of this origin may come in at all. */
  isKnownOrigin(origin: string): Promise<boolean>;
  /** Whether the request comes from a page of this server. */
  isSameOrigin(request: IncomingMessage): boolean;
  /** The agent of the request's cookie, if signed in. */
  agentOf(request: IncomingMessage): Promise<Agent | undefined>;
}

/** The way in for pages that come otherwise than by a WebSocket. */
export interface CustomerDoor {
  /**
   * Lets a page in: from then on the rules of its socket hold on the wire.
   *
   * @param makeWire is called when the page may come in
   * @throws ThrottledError when its address has its share; LiveChatError `UNAVAILABLE` while the server stops
   */
  enter<W extends Wire>(request: IncomingMessage, makeWire: () => W): Promise<W>;
}

/** All sockets of a server. */
export interface SocketServer extends CustomerDoor {
  /** Answers what has come, then asks every client to reconnect; new sockets are refused. */
  drain(): Promise<void>;
  /** The same, but for new sockets: they come back to what there is now. */
  recall(): Promise<void>;
  /** How many there are now, by kind. */
  count(): Readonly<Record<'page' | 'desk', number>>;
}

const WIDGET_PATH = '/livechat/1/socket';
const DESK_PATH = '/desk/socket';

/** When an address that holds all of its places may ask again, in milliseconds. */
const FULL_MS = 10_000;

/** What one socket may cost before its frame is even whole. */
const WEB_SOCKETS = {
  noServer: true,
  WebSocket: HeardSocket,
  perMessageDeflate: false,
  maxPayload: LIMITS.frameBytes,
  // Browsers send a frame of this size whole, proxies in a few pieces.
  maxFragments: 64,
  maxBufferedChunks: 2_048,
} as const;

/** What the sockets of a server share. */
export interface SocketServerDeps extends SocketDeps {
  readonly places: SocketPlaces;
}

/** Takes WebSockets on `/livechat/1/socket` and `/desk/socket`. */
export function serveSockets(server: Server, deps: SocketServerDeps, door: Door): SocketServer {
  const sockets = new WebSocketServer(WEB_SOCKETS);
  const open = new Set<Connection>();
  // Under attack the log must not grow with the attack.
  const warnings = new TokenBucket({ burst: 1, perSecond: 1 / 60 }, deps.clock);
  const kinds = { page: 0, desk: 0 };
  let isDraining = false;

  const hold = (kind: keyof typeof kinds, { connection }: { readonly connection: Connection }): void => {
    open.add(connection);
    kinds[kind] += 1;
    connection.whenOver(release[kind]);
  };

  const releaseOf =
    (kind: keyof typeof kinds) =>
    (connection: Connection): void => {
      kinds[kind] -= 1;
      // A server that stops waits for what such a socket has in hand as well.
      void connection.idle().then(() => open.delete(connection));
    };
  const release = { page: releaseOf('page'), desk: releaseOf('desk') };

  const onFailedUpgrade = (error: Error): void => deps.logger.debug({ err: error }, 'Upgrade failed');

  const upgrade = (knock: Knock, accept: (wire: Wire) => void): void => {
    const { request, socket, head } = knock;
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // From here on the WebSocket hears of them.
      socket.off('error', onFailedUpgrade);
      accept(new WebSocketWire(accepted));
    });
  };

  /** What becomes of a page on its wire. A refusal by HTTP would be hidden from the page; a frame says what is wrong. */
  const receive = async ({ request, address, place }: Visitor): Promise<(wire: Wire) => void> => {
    const { origin } = request.headers;
    if (origin !== undefined && !(await door.isKnownOrigin(origin))) {
      return (wire) => turnAway(wire, originNotAllowed(origin));
    }
    const page = { origin, address, place };
    return (wire) => hold('page', new CustomerSocket(deps, wire, page));
  };

  const onPage = async (knock: Knock): Promise<void> => upgrade(knock, await receive(knock));

  const enter: CustomerDoor['enter'] = async (request, makeWire) => {
    if (isDraining) throw stopping();
    const address = door.addressOf(request);
    const place = takePlace(deps, address);
    if (place instanceof ThrottledError) throw place;
    request.socket.once('close', () => place.leave());
    const accept = await receive({ request, address, place });
    const wire = makeWire();
    void wire.closed.then(() => place.leave());
    accept(wire);
    return wire;
  };

  const onDesk = async (knock: Knock): Promise<void> => {
    const { request, socket, place } = knock;
    if (!door.isSameOrigin(request)) return refuse(socket, 403, 'Forbidden');
    if ((await door.agentOf(request)) === undefined) return refuse(socket, 401, 'Unauthorized');
    place.settle();
    upgrade(knock, (wire) => hold('desk', new DeskSocket(deps, wire, () => door.agentOf(request))));
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', onFailedUpgrade);
    if (isDraining) return refuse(socket, 503, 'Service Unavailable');
    const answer = handlers[pathOf(request)];
    if (answer === undefined) return refuse(socket, 404, 'Not Found');
    const address = door.addressOf(request);
    const place = takePlace(deps, address);
    if (place instanceof ThrottledError) {
      if (warnings.take()) deps.logger.warn('A network address has too many sockets. Is it a proxy? Set TRUST_PROXY.');
      return refuse(socket, 429, 'Too Many Requests', place.waitSeconds);
    }
    socket.on('close', () => place.leave());
    answer({ request, socket, head, address, place }).catch((error: unknown) => {
      deps.logger.error({ err: error }, 'A socket could not be opened');
      refuse(socket, 500, 'Internal Server Error');
    });
  };

  const handlers: Readonly<Record<string, (knock: Knock) => Promise<void>>> = {
    [WIDGET_PATH]: onPage,
    [DESK_PATH]: onDesk,
  };

  server.on('upgrade', onUpgrade);

  const recall = async (): Promise<void> => {
    const all = [...open];
    await Promise.all(all.map((connection, place) => connection.drain(returnAfterMs(place, all.length))));
  };

  return {
    enter,
    async drain() {
      isDraining = true;
      await recall();
      sockets.close();
    },
    recall,
    count: () => ({ page: kinds.page, desk: kinds.desk }),
  };
}

/** A request with the place that it takes. */
interface Visitor {
  readonly request: IncomingMessage;
  readonly address: string;
  readonly place: SocketPlace;
}

/** A request for a socket. */
interface Knock extends Visitor {
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** A request whose address is not even one has a path that nobody serves. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}

function takePlace({ limits, places }: SocketServerDeps, address: string): SocketPlace | ThrottledError {
  try {
    limits.count('socketsOfAddress', address);
  } catch (error) {
    if (error instanceof ThrottledError) return error;
    throw error;
  }
  return places.take(address) ?? new ThrottledError('This network address has too many connections.', FULL_MS);
}

function stopping(): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The server is stopping.',
    remedy: 'Connect again in a moment.',
  });
}

function turnAway(wire: Wire, error: LiveChatError): void {
  wire.send(encodeFrame({ type: 'error', error: error.toJSON() }));
  wire.close(CLOSE_CODES.refused, error.code);
}

function refuse(socket: Duplex, status: number, reason: string, retryAfter?: number): void {
  if (socket.destroyed) return;
  const hint = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${hint}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
