import type { FastifyInstance } from 'fastify';
import {
  assignmentSchema,
  conversationUpdateSchema,
  newTagSchema,
  newTeamNoteSchema,
  type Conversation,
  type ConversationUpdate,
} from 'livechat-core/protocol';
import { addNote, addTag, assign, changeCase, noConversation, removeTag } from '../chat/cases/change-case.js';
import { setStatus } from '../chat/desk/conversations.js';
import type { ChatDeps } from '../chat/deps.js';
import { checkInput } from '../check-input.js';
import { agentOf } from './guard.js';

interface ById {
  Params: { id: string };
}

/** What an agent does with a conversation beyond answering: who looks after it, its state, its tags, its notes. */
export function deskCaseRoutes(api: FastifyInstance, deps: ChatDeps): void {
  const { store } = deps;

  api.patch<ById>('/conversations/:id', async (request) => {
    const update = checkInput(conversationUpdateSchema, request.body, 'body');
    return { conversation: await updateConversation(deps, request.params.id, update) };
  });

  api.put<ById>('/conversations/:id/assignee', async (request) => {
    const { agentId } = checkInput(assignmentSchema, request.body, 'body');
    return { conversation: await assign(deps, request.params.id, agentId) };
  });

  api.post<ById>('/conversations/:id/tags', async (request) => {
    const { tag } = checkInput(newTagSchema, request.body, 'body');
    return { conversation: await addTag(deps, request.params.id, tag) };
  });

  api.delete<{ Params: { id: string; tag: string } }>('/conversations/:id/tags/:tag', async (request) => {
    return { conversation: await removeTag(deps, request.params.id, request.params.tag) };
  });

  api.get<ById>('/conversations/:id/notes', async (request) => {
    return { notes: (await store.listNotes(request.params.id)) ?? noConversation() };
  });

  api.post<ById>('/conversations/:id/notes', async (request) => {
    const { noteId, text } = checkInput(newTeamNoteSchema, request.body, 'body');
    const { id, name } = agentOf(request).agent;
    const author = { type: 'AGENT', id, name } as const;
    return { note: await addNote(deps, { conversationId: request.params.id, author, text, noteId }) };
  });

  api.get('/agents', async () => {
    const agents = await store.listAgents();
    // An address is nothing that a colleague needs to choose somebody.
    return { agents: agents.map(({ id, name }) => ({ id, name })) };
  });
}

function updateConversation(
  deps: ChatDeps,
  id: string,
  { status, priority, topic }: ConversationUpdate,
): Promise<Conversation> {
  // Here a closed conversation may be opened again; back offices and bots may not.
  return status === undefined ? changeCase(deps, id, { priority, topic }) : setStatus(deps, id, status);
}
