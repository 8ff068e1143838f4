import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  BATCH_BYTES,
  LiveChatError,
  PROTOCOL,
  STREAM_FRAMES_PATH,
  STREAM_PATH,
  decodeBatch,
  type Batch,
} from 'livechat-core/protocol';
import type { RateLimits } from '../limit/rate-limits.js';
import type { CustomerDoor } from '../socket/socket-server.js';
import { StreamWire } from '../socket/stream-wire.js';
import { publicError, sendError } from './error-answers.js';

/** A stream with the page that opened it. */
interface OpenStream {
  readonly wire: StreamWire;
  readonly origin: string | undefined;
}

/**
 * The way of pages whose network lets no WebSocket pass: `POST /livechat/1/stream` is answered with
 * the frames of the server, `POST /livechat/1/stream/frames` brings those of the client. What is said
 * is the same as on a socket, and so are the rules. Any page may ask, as with sockets: whether the
 * widget allows its origin is decided at its `hello`, and told in a frame that the page can read.
 */
export function streamRoutes(app: FastifyInstance, door: CustomerDoor, limits: RateLimits): void {
  const streams = new Map<string, OpenStream>();

  /** Whoever does not name a stream of their own may not try for long. */
  const find = ({ body, headers, ip }: FastifyRequest): { readonly wire: StreamWire; readonly batch: Batch } => {
    try {
      const batch = decodeBatch(String(body));
      const stream = streams.get(batch.stream);
      if (stream === undefined || stream.origin !== headers.origin) throw noSuchStream();
      return { wire: stream.wire, batch };
    } catch (error) {
      limits.count('requestsOfAddress', ip);
      throw error;
    }
  };

  app.register(async (routes) => {
    routes.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
      reply.header('access-control-expose-headers', 'retry-after');
    });
    routes.setErrorHandler((error, _request, reply) => sendError(reply, publicError(error)));

    routes.post(STREAM_PATH, async (request, reply) => {
      if (request.body !== PROTOCOL) throw notThisProtocol();
      await door.enter(request.raw, () => {
        const wire = openWire(reply);
        streams.set(wire.id, { wire, origin: request.headers.origin });
        void wire.closed.then(() => streams.delete(wire.id));
        return wire;
      });
      return reply;
    });

    routes.post(STREAM_FRAMES_PATH, { bodyLimit: BATCH_BYTES }, async (request, reply) => {
      const { wire, batch } = find(request);
      switch (await wire.take(batch)) {
        case 'TAKEN':
          return reply.code(204).send();
        case 'OUT_OF_ORDER':
          throw outOfOrder();
        case 'CLOSED':
          throw noSuchStream();
      }
    });
  });
}

/** From here on the answer is the stream's. */
function openWire(reply: FastifyReply): StreamWire {
  reply.hijack();
  reply.raw.writeHead(200, {
    'access-control-allow-origin': '*',
    'content-type': 'text/event-stream; charset=utf-8',
    // Each frame on its way at once: nobody is to keep, to gather or to compress them.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const wire = new StreamWire(reply.raw);
  wire.begin();
  return wire;
}

function notThisProtocol(): LiveChatError {
  return new LiveChatError({
    code: 'PROTOCOL_UNSUPPORTED',
    message: 'The body of the request does not name the protocol.',
    remedy: `Send ${PROTOCOL} as text/plain.`,
  });
}

function noSuchStream(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'This server has no such stream of this page.',
    remedy: 'Open a new stream; behind several servers, lead all requests with the same route to the same one.',
    field: 'stream',
  });
}

function outOfOrder(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The batch is not the next one of its stream.',
    remedy: 'Open a new stream, and send a batch after the answer to the one before.',
    field: 'number',
  });
}
