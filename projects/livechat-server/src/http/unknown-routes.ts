import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { sendError } from './error-answers.js';
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
        rest.setNotFoundHandler((_request, reply) => sendError(reply, noRoute()));
      },
      { prefix },
    );
  }
  // The desk's pages have routes of their own, and answer to every other path below theirs.
  app.get('/desk/api/*', async (_request, reply) => sendError(reply, noRoute()));
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

function noRoute(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'The server has no such path.',
    remedy: 'Check the method and the path.',
  });
}
