import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from '../auth/secrets.js';
import type { Store } from '../store/store.js';

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
      api.addHook('onRequest', async (request, reply) => {
        if (!(await isAuthorized(store, request))) {
          return refuse(reply, 401, {
            messageId: 'UNAUTHORIZED',
            text: 'Send "Authorization: App <key>" with a key that "livechat-server api-key create" gave.',
          });
        }
        return undefined;
      });

      api.setErrorHandler((_error, _request, reply) => {
        return refuse(reply, 500, { messageId: 'GENERAL_ERROR', text: 'The server could not do this. Try again.' });
      });

      api.get<ById>('/conversations/:id/metadata', async (request, reply) => {
        const metadata = await store.readMetadata(request.params.id);
        return metadata ?? refuse(reply, 400, { messageId: 'NOT_FOUND', text: 'There is no such conversation.' });
      });
    },
    { prefix: '/ccaas/1' },
  );
}

async function isAuthorized(store: Store, request: FastifyRequest): Promise<boolean> {
  const key = /^App ([\w-]{1,128})$/i.exec(request.headers.authorization ?? '')?.[1];
  return key !== undefined && (await store.findApiKey(hashSecret(key))) !== undefined;
}

function refuse(
  reply: FastifyReply,
  status: number,
  exception: { readonly messageId: string; readonly text: string },
): FastifyReply {
  return reply.code(status).send({ requestError: { serviceException: exception } });
}
