import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  agentReplySchema,
  idSchema,
  seqSchema,
  signInSchema,
  tagNameSchema,
  threadStatusSchema,
  type ConversationCounts,
  type DeskSession,
} from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { hashSecret } from '../auth/secrets.js';
import { checkInput } from '../check-input.js';
import type { ChatDeps } from '../chat/deps.js';
import { readConversation, readOlderMessages, reply as replyTo } from '../chat/desk/conversations.js';
import { AGENT_SESSION_MS, csrfTokenOf, signIn } from '../chat/desk/sign-in.js';
import { deskCaseRoutes } from './desk-case-routes.js';
import { SESSION_COOKIE } from './desk-session.js';
import { publicError, sendError } from './error-answers.js';
import { agentOf } from './guard.js';

const PREFIX = '/desk/api';

/** Where the session counts; other paths of the origin never see its cookie. */
const COOKIE_PATHS = ['/desk', '/admin'] as const;

const filterShape = {
  status: z.optional(threadStatusSchema),
  /** `none`: of nobody. */
  agentId: z.optional(z.union([z.literal('none'), idSchema])),
  tag: z.optional(tagNameSchema),
};

const listQuerySchema = z.object({
  ...filterShape,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});

const countQuerySchema = z.object(filterShape);

const olderQuerySchema = z.object({ before: z.optional(z.pipe(z.coerce.number(), seqSchema)) });

interface ById {
  Params: { id: string };
}

/** The desk's HTTP API; the shapes are those of `livechat-core/protocol`, and the guard has let pass who calls. */
export function deskApi(app: FastifyInstance, deps: ChatDeps): void {
  app.register(
    async (api) => {
      await api.register(fastifyCookie);

      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });

      api.setErrorHandler((thrown, _request, reply) => {
        return sendError(reply, publicError(thrown));
      });

      api.post('/session', async (request, reply): Promise<DeskSession> => {
        const credentials = checkInput(signInSchema, request.body, 'body');
        const { agent, token } = await signIn(deps, { ...credentials, address: request.ip });
        for (const path of COOKIE_PATHS) {
          reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(request), path, maxAge: AGENT_SESSION_MS / 1000 });
        }
        return { agent, csrfToken: csrfTokenOf(token) };
      });

      api.get('/session', async (request): Promise<DeskSession> => {
        const { agent, sessionToken } = agentOf(request);
        return { agent, csrfToken: csrfTokenOf(sessionToken) };
      });

      api.delete('/session', async (request, reply) => {
        await deps.store.endAgentSession(hashSecret(agentOf(request).sessionToken));
        for (const path of COOKIE_PATHS) reply.clearCookie(SESSION_COOKIE, { ...cookieOptions(request), path });
        return reply.code(204).send();
      });

      api.get('/conversations', async (request) => {
        const { agentId, ...query } = checkInput(listQuerySchema, request.query, 'query');
        return deps.store.listConversations({ ...query, agentId: toAgentId(agentId) });
      });

      api.get('/conversation-counts', async (request): Promise<ConversationCounts> => {
        const { agentId, ...query } = checkInput(countQuerySchema, request.query, 'query');
        const counterId = agentOf(request).agent.id;
        return deps.store.countConversations({ ...query, agentId: toAgentId(agentId), counterId });
      });

      api.get<ById>('/conversations/:id', async (request) => {
        return readConversation(deps, request.params.id);
      });

      api.get<ById>('/conversations/:id/messages', async (request) => {
        const { before } = checkInput(olderQuerySchema, request.query, 'query');
        return { messages: await readOlderMessages(deps, request.params.id, before) };
      });

      api.post<ById>('/conversations/:id/messages', async (request, reply) => {
        const { clientMessageId, text = '', content } = checkInput(agentReplySchema, request.body, 'body');
        const replied = await replyTo(deps, agentOf(request).agent, {
          conversationId: request.params.id,
          clientMessageId,
          content: content ?? { type: 'TEXT', text },
        });
        return reply.code(replied.outcome === 'STORED' ? 201 : 200).send({ message: replied.message });
      });

      deskCaseRoutes(api, deps);
    },
    { prefix: PREFIX },
  );
}

function toAgentId(given: string | undefined): string | null | undefined {
  return given === 'none' ? null : given;
}

function cookieOptions(request: FastifyRequest) {
  return { httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
}
