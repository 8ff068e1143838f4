import type { FastifyInstance } from 'fastify';
import type { ChatDeps } from '../chat/deps.js';
import { endSessions } from '../chat/end-sessions.js';
import { publicError } from './error-answers.js';
import { sendServiceException } from './service-exception.js';

interface OfWidget {
  Params: { widgetId: string; sessionId: string };
}

/** Lets sites' backends end the sessions of their customers, with `Authorization: App <key>`. */
export function sessionsApi(app: FastifyInstance, deps: ChatDeps): void {
  app.register(
    async (api) => {
      api.setErrorHandler((thrown, _request, reply) => sendServiceException(reply, publicError(thrown)));

      api.delete<OfWidget>('/widgets/:widgetId/sessions/:sessionId', async (request, reply) => {
        await endSessions(deps, request.params.widgetId, request.params.sessionId);
        return reply.code(204).send();
      });
    },
    { prefix: '/livechat/1' },
  );
}
