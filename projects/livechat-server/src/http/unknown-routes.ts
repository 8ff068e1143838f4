import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { allowedMethods, methodNotAllowed } from './allowed-methods.js';
import { sendError } from './error-answers.js';
import { guardedRoutes } from './guard.js';
import { sendServiceException } from './service-exception.js';

/** Where programs ask; their errors have a form of their own. */
const PROGRAM_PATHS = /^\/(ccaas\/|livechat\/1\/widgets\/[^/]*\/sessions\/)/;

/** Where the rest of the server's APIs are. What an embedding program has elsewhere is its own. */
const API_PREFIXES = ['/desk/api', '/admin', '/livechat'] as const;

/** Answers in the APIs' form to what they do not have. */
export function unknownRoutes(app: FastifyInstance): void {
  for (const prefix of API_PREFIXES) {
    app.register(
      async (rest) => {
        rest.setNotFoundHandler((request, reply) => sendError(reply, noRoute(app, request, reply)));
      },
      { prefix },
    );
  }
  // The desk's pages have routes of their own, and answer to every other path below theirs.
  app.get('/desk/api/*', async (request, reply) => sendError(reply, noRoute(app, request, reply)));
}

/** Answers to an address that no route can be looked for with. It comes before every hook. */
export function answerMalformedAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const error = new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The address of the request is malformed, or one of its parts is too long.',
    remedy: 'Write each part as encodeURIComponent does.',
  });
  if (PROGRAM_PATHS.test(request.url)) sendServiceException(reply, error);
  else sendError(reply, error);
}

/**
 * Why nothing answers a request: the path has other methods, which the answer then names in `Allow`, or
 * there is no such path.
 */
export function noRoute(app: FastifyInstance, { method, url }: FastifyRequest, reply: FastifyReply): LiveChatError {
  const allowed = allowedMethods(guardedRoutes(app), url);
  if (allowed.length > 0) {
    reply.header('allow', allowed.join(', '));
    return methodNotAllowed(method, allowed);
  }
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'The server has no such path.',
    remedy: 'Check the method and the path.',
  });
}
