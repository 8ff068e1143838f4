import { idSchema, textSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { apiConversationSchema, tagNameSchema, toApiConversation } from '../../ccaas/conversation.js';
import { apiNoteSchema, toApiNote } from '../../ccaas/note.js';
import {
  addNote,
  addTag,
  assign,
  noConversation,
  removeNote,
  removeTag,
  updateNote,
} from '../../chat/cases/change-case.js';
import { apiRoute } from './api-route.js';
import { agentHeaders, authorOf, conversationParams } from './common.js';

const conversation = { schema: apiConversationSchema, description: 'The conversation after the change.' } as const;
const tagParams = z.object({ ...conversationParams.shape, tagName: z.string() });
const noteParams = z.object({ ...conversationParams.shape, noteId: z.string() });
const noteBody = z.object({ content: textSchema }).check(z.meta({ id: 'NewNote' }));
const tagList = z.object({ tags: z.array(tagNameSchema) }).check(z.meta({ id: 'TagList' }));

const putAssignee = apiRoute({
  method: 'PUT',
  path: '/conversations/{conversationId}/assignee',
  operationId: 'putAssignee',
  section: 'Assignment',
  summary: 'Assign a conversation to an agent',
  params: conversationParams,
  body: z.object({ agentId: idSchema }).check(z.meta({ id: 'Assignee' })),
  success: { status: 200, ...conversation },
  async handle(deps, { params, body }) {
    return toApiConversation(await assign(deps, params.conversationId, body.agentId));
  },
});

const deleteAssignee = apiRoute({
  method: 'DELETE',
  path: '/conversations/{conversationId}/assignee',
  operationId: 'deleteAssignee',
  section: 'Assignment',
  summary: 'Take a conversation from its agent',
  params: conversationParams,
  success: { status: 200, ...conversation },
  async handle(deps, { params }) {
    return toApiConversation(await assign(deps, params.conversationId, null));
  },
});

const listTags = apiRoute({
  method: 'GET',
  path: '/conversations/{conversationId}/tags',
  operationId: 'listTags',
  section: 'Tags',
  summary: 'List the tags of a conversation',
  params: conversationParams,
  success: { status: 200, description: 'By name.', schema: tagList },
  async handle({ store }, { params }) {
    const found = (await store.findConversation(params.conversationId)) ?? noConversation();
    return { tags: found.tags ?? [] };
  },
});

const postTag = apiRoute({
  method: 'POST',
  path: '/conversations/{conversationId}/tags',
  operationId: 'postTag',
  section: 'Tags',
  summary: 'Add a tag',
  description: 'Adding one that is there already changes nothing. A conversation has at most 20 tags.',
  params: conversationParams,
  body: z.object({ tagName: tagNameSchema }).check(z.meta({ id: 'NewTag' })),
  success: { status: 201, description: 'All tags of the conversation.', schema: tagList },
  async handle(deps, { params, body }) {
    return { tags: (await addTag(deps, params.conversationId, body.tagName)).tags ?? [] };
  },
});

const deleteTag = apiRoute({
  method: 'DELETE',
  path: '/conversations/{conversationId}/tags/{tagName}',
  operationId: 'deleteTag',
  section: 'Tags',
  summary: 'Remove a tag',
  params: tagParams,
  success: { status: 204, description: 'The conversation does not have the tag any more.' },
  async handle(deps, { params }) {
    await removeTag(deps, params.conversationId, params.tagName);
  },
});

const listNotes = apiRoute({
  method: 'GET',
  path: '/conversations/{conversationId}/notes',
  operationId: 'listNotes',
  section: 'Notes',
  summary: 'List the notes of a conversation',
  params: conversationParams,
  success: {
    status: 200,
    description: 'Oldest first.',
    schema: z.object({ notes: z.array(apiNoteSchema) }).check(z.meta({ id: 'NoteList' })),
  },
  async handle({ store }, { params }) {
    const notes = (await store.listNotes(params.conversationId)) ?? noConversation();
    return { notes: notes.map((note) => toApiNote(note, params.conversationId)) };
  },
});

const postNote = apiRoute({
  method: 'POST',
  path: '/conversations/{conversationId}/notes',
  operationId: 'postNote',
  section: 'Notes',
  summary: 'Add a note',
  description: 'Customers never see notes. A conversation has at most 200.',
  params: conversationParams,
  headers: agentHeaders,
  body: noteBody,
  success: { status: 201, description: 'The note.', schema: apiNoteSchema },
  async handle(deps, { params: { conversationId }, headers, body, program }) {
    const author = await authorOf(deps, { headers, program });
    return toApiNote(await addNote(deps, { conversationId, author, text: body.content }), conversationId);
  },
});

const putNote = apiRoute({
  method: 'PUT',
  path: '/conversations/{conversationId}/notes/{noteId}',
  operationId: 'putNote',
  section: 'Notes',
  summary: 'Change a note',
  params: noteParams,
  body: noteBody,
  success: { status: 200, description: 'The note after the change.', schema: apiNoteSchema },
  async handle(deps, { params: { conversationId, noteId }, body }) {
    return toApiNote(await updateNote(deps, { conversationId, noteId, text: body.content }), conversationId);
  },
});

const deleteNote = apiRoute({
  method: 'DELETE',
  path: '/conversations/{conversationId}/notes/{noteId}',
  operationId: 'deleteNote',
  section: 'Notes',
  summary: 'Remove a note',
  params: noteParams,
  success: { status: 204, description: 'There is no such note any more.' },
  async handle(deps, { params }) {
    await removeNote(deps, params);
  },
});

/** What a team does with a conversation among itself. */
export const caseRoutes = [
  putAssignee,
  deleteAssignee,
  listTags,
  postTag,
  deleteTag,
  listNotes,
  postNote,
  putNote,
  deleteNote,
] as const;
