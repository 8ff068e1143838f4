import { idSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { cursorSchema, nextCursorSchema, queryInteger, timeSchema, toTime } from '../../ccaas/page.js';
import { webhookTypeSchema } from '../../ccaas/webhook-event.js';
import { DELIVERY_STATUSES, type WebhookDelivery, type WebhookSubscription } from '../../store/webhook-store.js';
import { newWebhookSchema, webhookUpdateSchema } from '../../webhook/webhook-admin.js';
import { apiRoute } from './api-route.js';

const SECTION = 'Webhooks';

const webhookSchema = z
  .object({
    id: idSchema,
    url: z.string(),
    types: z.array(webhookTypeSchema).check(z.describe('Empty: all of them.')),
    createdAt: timeSchema,
  })
  .check(z.meta({ id: 'Webhook' }));

const createdSchema = z
  .object({ ...webhookSchema.shape, secret: z.string().check(z.describe('Signs what is sent; shown this once.')) })
  .check(z.meta({ id: 'CreatedWebhook' }));

const deliverySchema = z
  .object({
    id: idSchema,
    webhookId: idSchema,
    eventId: idSchema.check(z.describe('The header `webhook-id`.')),
    type: webhookTypeSchema,
    conversationId: idSchema,
    status: z.enum(DELIVERY_STATUSES),
    attempts: z.int().check(z.nonnegative()),
    createdAt: timeSchema,
    dueAt: z.nullable(timeSchema).check(z.describe('When it is tried next.')),
    lastAttemptAt: z.nullable(timeSchema),
    lastStatus: z.nullable(z.int()).check(z.describe('The HTTP status of the last answer.')),
    lastError: z.nullable(z.string()),
  })
  .check(z.meta({ id: 'WebhookDelivery', description: 'One event on its way to one receiver, or how that ended.' }));

const deliveryPageSchema = z
  .object({
    deliveries: z.array(deliverySchema),
    pagination: z
      .object({ limit: z.int().check(z.positive()), nextCursor: nextCursorSchema })
      .check(z.meta({ id: 'DeliveryPagination', description: 'What comes after a page.' })),
  })
  .check(z.meta({ id: 'DeliveryPage' }));

const webhookParams = z.object({ webhookId: z.string() });

const listWebhooks = apiRoute({
  method: 'GET',
  path: '/webhooks',
  operationId: 'listWebhooks',
  section: SECTION,
  summary: 'List the receivers',
  success: {
    status: 200,
    description: 'Oldest first.',
    schema: z.object({ webhooks: z.array(webhookSchema) }).check(z.meta({ id: 'WebhookList' })),
  },
  async handle({ webhooks }) {
    return { webhooks: (await webhooks.list()).map(toApiWebhook) };
  },
});

const postWebhook = apiRoute({
  method: 'POST',
  path: '/webhooks',
  operationId: 'addWebhook',
  section: SECTION,
  summary: 'Add a receiver',
  description: 'It is told what happens from now on.',
  body: newWebhookSchema,
  success: { status: 201, description: 'The receiver with the secret of its signatures.', schema: createdSchema },
  async handle({ webhooks }, { body }) {
    const { secret, ...webhook } = await webhooks.add(body);
    return { ...toApiWebhook(webhook), secret };
  },
});

const patchWebhook = apiRoute({
  method: 'PATCH',
  path: '/webhooks/{webhookId}',
  operationId: 'updateWebhook',
  section: SECTION,
  summary: 'Change where a receiver is, or what it is told',
  description: 'What waits to be sent goes to the new address. The secret stays.',
  params: webhookParams,
  body: webhookUpdateSchema,
  success: { status: 200, description: 'The receiver after the change.', schema: webhookSchema },
  async handle({ webhooks }, { params, body }) {
    return toApiWebhook(await webhooks.update(params.webhookId, body));
  },
});

const renewSecret = apiRoute({
  method: 'POST',
  path: '/webhooks/{webhookId}/secret',
  operationId: 'renewWebhookSecret',
  section: SECTION,
  summary: 'Give a receiver another secret',
  description: 'For a day what is sent has a signature by the former secret as well, so that no event is refused.',
  params: webhookParams,
  success: { status: 201, description: 'The receiver with its new secret.', schema: createdSchema },
  async handle({ webhooks }, { params }) {
    const { secret, ...webhook } = await webhooks.renewSecret(params.webhookId);
    return { ...toApiWebhook(webhook), secret };
  },
});

const deleteWebhook = apiRoute({
  method: 'DELETE',
  path: '/webhooks/{webhookId}',
  operationId: 'removeWebhook',
  section: SECTION,
  summary: 'Remove a receiver',
  description: 'What it was still to be told is forgotten.',
  params: webhookParams,
  success: { status: 204, description: 'There is no such receiver any more.' },
  handle: ({ webhooks }, { params }) => webhooks.remove(params.webhookId),
});

const listDeliveries = apiRoute({
  method: 'GET',
  path: '/webhooks/{webhookId}/deliveries',
  operationId: 'listDeliveries',
  section: SECTION,
  summary: 'List what a receiver was sent',
  description:
    'To read all of them, follow `nextCursor`. Each one comes once, whatever happens meanwhile; what is new by then stands before the first page.',
  params: webhookParams,
  query: z.object({
    status: z.optional(z.enum(DELIVERY_STATUSES)),
    limit: z._default(queryInteger(1, 200), 50),
    cursor: z
      .optional(cursorSchema)
      .check(z.describe('`nextCursor` of the page before, with everything else as it was there.')),
  }),
  success: {
    status: 200,
    description: 'One page, newest first. What has ended is kept for a week.',
    schema: deliveryPageSchema,
  },
  async handle({ webhooks }, { params, query }) {
    const { deliveries, cursor } = await webhooks.deliveries({ subscriptionId: params.webhookId, ...query });
    return {
      deliveries: deliveries.map(toApiDelivery),
      pagination: { limit: query.limit, nextCursor: cursor ?? null },
    };
  },
});

const redeliver = apiRoute({
  method: 'POST',
  path: '/webhooks/deliveries/{deliveryId}/redeliver',
  operationId: 'redeliver',
  section: SECTION,
  summary: 'Send an event once more',
  params: z.object({ deliveryId: z.string() }),
  success: { status: 202, description: 'It is in the queue again.' },
  handle: ({ webhooks }, { params }) => webhooks.redeliver(params.deliveryId),
});

export const webhookRoutes = [
  listWebhooks,
  postWebhook,
  patchWebhook,
  renewSecret,
  deleteWebhook,
  listDeliveries,
  redeliver,
] as const;

function toApiWebhook({ id, url, types, createdAt }: WebhookSubscription): z.infer<typeof webhookSchema> {
  return { id, url, types: [...types], createdAt: toTime(createdAt) };
}

function toApiDelivery(delivery: WebhookDelivery): z.infer<typeof deliverySchema> {
  const { subscriptionId, dueAt, lastAttemptAt, lastStatus, lastError, createdAt, ...rest } = delivery;
  return {
    ...rest,
    webhookId: subscriptionId,
    createdAt: toTime(createdAt),
    dueAt: dueAt === undefined ? null : toTime(dueAt),
    lastAttemptAt: lastAttemptAt === undefined ? null : toTime(lastAttemptAt),
    lastStatus: lastStatus ?? null,
    lastError: lastError ?? null,
  };
}
