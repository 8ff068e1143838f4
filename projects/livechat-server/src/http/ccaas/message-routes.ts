import { idSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { newId } from '../../auth/secrets.js';
import { apiMessageSchema, toApiMessage } from '../../ccaas/message.js';
import { newMessageSchema, toTeamContent } from '../../ccaas/new-message.js';
import { pageQueryShape, paginationSchema } from '../../ccaas/page.js';
import { noConversation } from '../../chat/cases/change-case.js';
import { postAsTeam, typeAsTeam } from '../../chat/cases/post-as-team.js';
import { apiRoute } from './api-route.js';
import { agentHeaders, authorOf, conversationParams } from './common.js';

const SECTION = 'Messages';

const listQuery = z.object({
  ...pageQueryShape,
  orderBy: z._default(z.enum(['createdAt:ASC', 'createdAt:DESC']), 'createdAt:ASC'),
});

const pageSchema = z
  .object({ messages: z.array(apiMessageSchema), pagination: paginationSchema })
  .check(z.meta({ id: 'MessagePage' }));

const postHeaders = z.object({
  ...agentHeaders.shape,
  'x-idempotency-key': z
    .optional(idSchema)
    .check(z.describe('An id of this message. A request with the same one is answered as the first one was.')),
});

const eventSchema = z
  .object({ type: z.enum(['TYPING_STARTED', 'TYPING_STOPPED']) })
  .check(z.meta({ id: 'ConversationEvent' }));

const listMessages = apiRoute({
  method: 'GET',
  path: '/conversations/{conversationId}/messages',
  operationId: 'listMessages',
  section: SECTION,
  summary: 'List the messages of a conversation',
  params: conversationParams,
  query: listQuery,
  success: { status: 200, description: 'One page.', schema: pageSchema },
  async handle({ store }, { params, query: { limit, page, orderBy } }) {
    const direction = orderBy === 'createdAt:ASC' ? 'ASC' : 'DESC';
    const found = (await store.pageMessages(params.conversationId, { limit, page, direction })) ?? noConversation();
    return {
      messages: found.messages.map((message) => toApiMessage(message, found.conversation)),
      pagination: { totalItems: found.totalItems, page, limit, orderBy },
    };
  },
});

const postMessage = apiRoute({
  method: 'POST',
  path: '/conversations/{conversationId}/messages',
  operationId: 'postMessage',
  section: SECTION,
  summary: 'Write to the customer',
  description:
    'As an agent with the header `x-agent-id`, otherwise as a bot. Give an id of your own in the header `x-idempotency-key` or in `clientMessageId`, and repeat the request without fear when no answer came: the message is stored once.',
  params: conversationParams,
  headers: postHeaders,
  body: newMessageSchema,
  success: { status: 201, description: 'The stored message.', schema: apiMessageSchema },
  async handle(deps, { params, headers, body, program }) {
    const { clientMessageId, ...content } = body;
    const { message, conversation } = await postAsTeam(deps, {
      conversationId: params.conversationId,
      author: await authorOf(deps, { headers, program }),
      clientMessageId: headers['x-idempotency-key'] ?? clientMessageId ?? newId(),
      content: toTeamContent(content),
      uploader: `key:${program.keyId}`,
    });
    return toApiMessage(message, conversation);
  },
});

const postEvent = apiRoute({
  method: 'POST',
  path: '/conversations/{conversationId}/events',
  operationId: 'postEvent',
  section: SECTION,
  summary: 'Show the customer that an answer is being written',
  description:
    'It is shown for 6 seconds: repeat `TYPING_STARTED` every 3 seconds while it goes on. It is never stored.',
  params: conversationParams,
  headers: agentHeaders,
  body: eventSchema,
  success: { status: 202, description: 'It was passed on.' },
  async handle(deps, { params, headers, body, program }) {
    await typeAsTeam(deps, {
      conversationId: params.conversationId,
      author: await authorOf(deps, { headers, program }),
      isTyping: body.type === 'TYPING_STARTED',
    });
  },
});

export const messageRoutes = [listMessages, postMessage, postEvent] as const;
