import { LiveChatError, idSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { timeSchema, toTime } from '../../ccaas/page.js';
import type { Queue } from '../../store/queue-store.js';
import { apiRoute } from './api-route.js';

const SECTION = 'Queues';

const queueSchema = z
  .object({ id: idSchema, name: z.string(), createdAt: timeSchema })
  .check(z.meta({ id: 'Queue', description: 'A line in which conversations wait for a part of the team.' }));

const newQueueSchema = z
  .object({ name: z.string().check(z.regex(/^\S(.*\S)?$/), z.maxLength(100)) })
  .check(z.meta({ id: 'NewQueue' }));

const queueParams = z.object({ queueId: z.string() });

const listQueues = apiRoute({
  method: 'GET',
  path: '/queues',
  operationId: 'listQueues',
  section: SECTION,
  summary: 'List the queues',
  success: {
    status: 200,
    description: 'By name.',
    schema: z.object({ queues: z.array(queueSchema) }).check(z.meta({ id: 'QueueList' })),
  },
  async handle({ store }) {
    return { queues: (await store.listQueues()).map(toApiQueue) };
  },
});

const postQueue = apiRoute({
  method: 'POST',
  path: '/queues',
  operationId: 'addQueue',
  section: SECTION,
  summary: 'Add a queue',
  description: 'There are at most 100.',
  body: newQueueSchema,
  success: { status: 201, description: 'The queue.', schema: queueSchema },
  async handle({ store }, { body }) {
    return toApiQueue(await store.addQueue(body.name));
  },
});

const getQueue = apiRoute({
  method: 'GET',
  path: '/queues/{queueId}',
  operationId: 'getQueue',
  section: SECTION,
  summary: 'Get a queue',
  params: queueParams,
  success: { status: 200, description: 'The queue.', schema: queueSchema },
  async handle({ store }, { params }) {
    const found = (await store.listQueues()).find(({ id }) => id === params.queueId);
    return toApiQueue(found ?? noQueue());
  },
});

const putQueue = apiRoute({
  method: 'PUT',
  path: '/queues/{queueId}',
  operationId: 'renameQueue',
  section: SECTION,
  summary: 'Rename a queue',
  params: queueParams,
  body: newQueueSchema,
  success: { status: 200, description: 'The queue after the change.', schema: queueSchema },
  async handle({ store }, { params, body }) {
    return toApiQueue((await store.renameQueue(params.queueId, body.name)) ?? noQueue());
  },
});

const deleteQueue = apiRoute({
  method: 'DELETE',
  path: '/queues/{queueId}',
  operationId: 'removeQueue',
  section: SECTION,
  summary: 'Remove a queue',
  description: 'Its conversations are in no queue then.',
  params: queueParams,
  success: { status: 204, description: 'There is no such queue any more.' },
  async handle({ store }, { params }) {
    if (!(await store.removeQueue(params.queueId))) noQueue();
  },
});

export const queueRoutes = [listQueues, postQueue, getQueue, putQueue, deleteQueue] as const;

function toApiQueue({ id, name, createdAt }: Queue): z.infer<typeof queueSchema> {
  return { id, name, createdAt: toTime(createdAt) };
}

function noQueue(): never {
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such queue.',
    remedy: 'Use the id of a queue of GET /ccaas/1/queues.',
    field: 'queueId',
  });
}
