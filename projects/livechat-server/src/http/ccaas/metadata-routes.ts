import { conversationContextSchema, metadataSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { changeMetadata, noConversation } from '../../chat/cases/change-case.js';
import { apiRoute } from './api-route.js';
import { conversationParams } from './common.js';

const PATH = '/conversations/{conversationId}/metadata';
const SECTION = 'Metadata';

const metadata = conversationContextSchema.check(
  z.meta({
    id: 'Metadata',
    description: 'Key-value pairs: what `send_contextual_data` sent, and what programs added.',
    examples: [{ color: 'red', cart: [{ sku: 'A1' }] }],
  }),
);
const newMetadata = metadataSchema.check(
  z.meta({
    id: 'NewMetadata',
    description: 'Key-value pairs; at most 16 KiB of JSON, 5 levels and 100 keys in one call.',
    examples: [{ color: 'red' }],
  }),
);
const after = { status: 200, description: 'All metadata after the change.', schema: metadata } as const;

const getMetadata = apiRoute({
  method: 'GET',
  path: PATH,
  operationId: 'getMetadata',
  section: SECTION,
  summary: 'Get the contextual data of a conversation',
  params: conversationParams,
  success: { status: 200, description: 'The bare object.', schema: metadata },
  async handle({ store }, { params }) {
    return (await store.readMetadata(params.conversationId)) ?? noConversation();
  },
});

const putMetadata = apiRoute({
  method: 'PUT',
  path: PATH,
  operationId: 'putMetadata',
  section: SECTION,
  summary: 'Replace the contextual data',
  params: conversationParams,
  body: newMetadata,
  success: after,
  handle: (deps, { params, body }) => changeMetadata(deps, params.conversationId, { mode: 'replace', data: body }),
});

const patchMetadata = apiRoute({
  method: 'PATCH',
  path: PATH,
  operationId: 'patchMetadata',
  section: SECTION,
  summary: 'Merge contextual data, key by key',
  description: 'A value replaces the one of the same key whole. A conversation holds at most 64 KiB and 400 keys.',
  params: conversationParams,
  body: newMetadata,
  success: after,
  handle: (deps, { params, body }) => changeMetadata(deps, params.conversationId, { mode: 'merge', data: body }),
});

const deleteMetadata = apiRoute({
  method: 'DELETE',
  path: PATH,
  operationId: 'deleteMetadata',
  section: SECTION,
  summary: 'Remove all contextual data',
  params: conversationParams,
  success: { status: 204, description: 'The conversation has no metadata any more.' },
  async handle(deps, { params }) {
    await changeMetadata(deps, params.conversationId, { mode: 'replace', data: {} });
  },
});

export const metadataRoutes = [getMetadata, putMetadata, patchMetadata, deleteMetadata] as const;
