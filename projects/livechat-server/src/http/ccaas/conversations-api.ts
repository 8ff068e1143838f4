import type { FastifyInstance } from 'fastify';
import { publicError } from '../error-answers.js';
import { programOf } from '../guard.js';
import { sendServiceException } from '../service-exception.js';
import { noRoute } from '../unknown-routes.js';
import type { ApiDeps } from './api-route.js';
import { API_PREFIX, API_ROUTES, fastifyPath } from './routes.js';

/**
 * The Conversations API for bots and other systems, with `Authorization: App <key>`. Its errors have
 * the form `{ requestError: { serviceException: { messageId, text } } }`.
 */
export function conversationsApi(app: FastifyInstance, deps: ApiDeps): void {
  app.register(async (api) => {
    takeJson(api);
    api.setErrorHandler((thrown, _request, reply) => sendServiceException(reply, publicError(thrown), 400));

    for (const route of API_ROUTES) {
      api.route({
        method: route.method,
        url: fastifyPath(route),
        async handler(request, reply) {
          const { params, query, headers, body } = request;
          const program = programOf(request);
          const answer = await route.handle(deps, { params, query, headers, body, program });
          reply.code(route.success.status).header('cache-control', 'no-store');
          return route.success.schema === undefined ? reply.send() : answer;
        },
      });
    }
  });

  app.register(
    async (rest) => {
      rest.setNotFoundHandler((request, reply) => sendServiceException(reply, noRoute(app, request, reply)));
    },
    { prefix: API_PREFIX },
  );
}

/** Nothing but JSON. Some clients name the type of a body also where they send none. */
function takeJson(api: FastifyInstance): void {
  api.removeAllContentTypeParsers();
  const parse = api.getDefaultJsonParser('error', 'error');
  api.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
}
