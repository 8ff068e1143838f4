import {
  LiveChatError,
  idSchema,
  textSchema,
  topicSchema,
  widgetIdSchema,
  type ConversationStatus,
} from 'livechat-core/protocol';
import * as z from 'zod/mini';
import {
  apiConversationSchema,
  conversationStatusSchema,
  prioritySchema,
  tagNameSchema,
  toApiConversation,
} from '../../ccaas/conversation.js';
import { cursorSchema, nextCursorSchema, pageQueryShape, paginationSchema, queryTimeSchema } from '../../ccaas/page.js';
import { changeCase, noConversation } from '../../chat/cases/change-case.js';
import type { CaseChanges, ConversationFilter } from '../../store/case-store.js';
import { apiRoute } from './api-route.js';
import { conversationParams } from './common.js';

const SECTION = 'Conversations';

/** A parameter that may be given several times. */
const oneOrMore = <S extends z.ZodMiniType>(item: S) =>
  z.pipe(
    z.transform((given: unknown) => (Array.isArray(given) ? (given as unknown[]) : [given])),
    z.array(item).check(z.maxLength(10)),
  );

const orderSchema = z.enum(['createdAt:ASC', 'createdAt:DESC', 'updatedAt:ASC', 'updatedAt:DESC']);

const listQuery = z.object({
  ...pageQueryShape,
  cursor: z
    .optional(cursorSchema)
    .check(z.describe('`nextCursor` of the page before, instead of `page`, with everything else as it was there.')),
  orderBy: z._default(orderSchema, 'updatedAt:DESC'),
  status: z.optional(oneOrMore(conversationStatusSchema)).check(z.describe('One or more states.')),
  agentId: z
    .optional(z.union([z.literal('none'), idSchema]))
    .check(z.describe('The agent to whom they are assigned; `none`: to nobody.')),
  queueId: z
    .optional(z.union([z.literal('none'), idSchema]))
    .check(z.describe('The queue in which they wait; `none`: in none.')),
  widgetId: z.optional(widgetIdSchema),
  customerId: z.optional(idSchema),
  priority: z.optional(prioritySchema),
  tag: z.optional(tagNameSchema),
  createdFrom: z.optional(queryTimeSchema),
  createdBefore: z.optional(queryTimeSchema),
  updatedFrom: z.optional(queryTimeSchema),
  updatedBefore: z.optional(queryTimeSchema),
});

const pageSchema = z
  .object({
    conversations: z.array(apiConversationSchema),
    pagination: z
      .object({
        ...paginationSchema.shape,
        nextCursor: nextCursorSchema,
      })
      .check(
        z.meta({ id: 'ConversationPagination', description: 'Where a page lies in the whole, and what comes next.' }),
      ),
  })
  .check(z.meta({ id: 'ConversationPage' }));

const updateSchema = z
  .object({
    status: z.optional(conversationStatusSchema),
    priority: z.optional(prioritySchema),
    topic: z.optional(z.nullable(topicSchema)),
    summary: z.optional(z.nullable(textSchema)),
    queueId: z.optional(z.nullable(idSchema)),
  })
  .check(
    z.refine((update) => Object.values(update).some((value) => value !== undefined), 'must change something'),
    z.meta({ id: 'ConversationUpdate', description: 'What is left out stays as it is; `null` empties.' }),
  );

const listConversations = apiRoute({
  method: 'GET',
  path: '/conversations',
  operationId: 'listConversations',
  section: SECTION,
  summary: 'List conversations',
  description:
    'To read all of them, follow `nextCursor`. With `createdAt` each one comes once, whatever changes meanwhile. With `updatedAt:ASC` one that changes meanwhile comes again, as it is then. Numbered pages may repeat or miss what moves between them.',
  query: listQuery,
  success: { status: 200, description: 'One page.', schema: pageSchema },
  async handle({ store }, { query }) {
    const { limit, page, cursor, orderBy, ...filter } = query;
    if (cursor !== undefined && page !== 0) throw pageBesideCursor();
    const found = await store.searchConversations({ filter: toFilter(filter), limit, page, cursor, orderBy });
    return {
      conversations: found.conversations.map(toApiConversation),
      pagination: { totalItems: found.totalItems, page, limit, orderBy, nextCursor: found.cursor ?? null },
    };
  },
});

const getConversation = apiRoute({
  method: 'GET',
  path: '/conversations/{conversationId}',
  operationId: 'getConversation',
  section: SECTION,
  summary: 'Get a conversation',
  params: conversationParams,
  success: { status: 200, description: 'The conversation.', schema: apiConversationSchema },
  async handle({ store }, { params }) {
    return toApiConversation((await store.findConversation(params.conversationId)) ?? noConversation());
  },
});

const updateConversation = apiRoute({
  method: 'PUT',
  path: '/conversations/{conversationId}',
  operationId: 'updateConversation',
  section: SECTION,
  summary: 'Change status, priority, topic, summary or queue',
  description: 'A closed conversation cannot be changed any more; the answer is then 409.',
  params: conversationParams,
  body: updateSchema,
  success: { status: 200, description: 'The conversation after the change.', schema: apiConversationSchema },
  async handle(deps, { params, body }) {
    return toApiConversation(await changeCase(deps, params.conversationId, toChanges(body)));
  },
});

export const conversationRoutes = [listConversations, getConversation, updateConversation] as const;

function toFilter(
  query: Omit<z.output<typeof listQuery>, 'limit' | 'page' | 'cursor' | 'orderBy'>,
): ConversationFilter {
  const { status, agentId, queueId, createdFrom, createdBefore, updatedFrom, updatedBefore, ...rest } = query;
  return {
    ...rest,
    statuses: status?.map(toState),
    agentId: agentId === 'none' ? null : agentId,
    queueId: queueId === 'none' ? null : queueId,
    createdFrom: toMoment(createdFrom),
    createdBefore: toMoment(createdBefore),
    updatedFrom: toMoment(updatedFrom),
    updatedBefore: toMoment(updatedBefore),
  };
}

function pageBesideCursor(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'page does not go with a cursor, which says itself where the page begins.',
    remedy: 'Leave out one of them.',
    field: 'page',
  });
}

function toMoment(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}

function toChanges({ status, ...rest }: z.output<typeof updateSchema>): CaseChanges {
  return { ...rest, ...(status === undefined ? {} : { state: toState(status) }) };
}

function toState(status: ConversationStatus) {
  return status === 'WAITING' ? ({ status: 'OPEN', isOnHold: true } as const) : { status, isOnHold: false };
}
