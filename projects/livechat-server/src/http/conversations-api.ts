import type { FastifyInstance } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import type { Store } from '../store/store.js';
import { publicError } from './error-answers.js';
import { sendServiceException } from './service-exception.js';

interface ById {
  Params: { id: string };
}

/**
 * The Conversations API for bots and other systems, with `Authorization: App <key>`. Its errors have
 * the form `{ requestError: { serviceException: { messageId, text } } }`.
 */
export function conversationsApi(app: FastifyInstance, store: Store): void {
  app.register(
    async (api) => {
      api.setErrorHandler((thrown, _request, reply) => {
        const error = publicError(thrown);
        const answer = sendServiceException(reply, error);
        // The original answers so.
        return error.code === 'NOT_FOUND' ? answer.code(400) : answer;
      });

      api.get<ById>('/conversations/:id/metadata', async (request) => {
        return (await store.readMetadata(request.params.id)) ?? notFound();
      });
    },
    { prefix: '/ccaas/1' },
  );
}

function notFound(): never {
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such conversation.',
    remedy: 'Use the id of a conversation of this server.',
    field: 'id',
  });
}
