import { LiveChatError, type Conversation, type JsonObject } from 'livechat-core/protocol';
import type { CaseChange, CaseChanges } from '../../store/case-store.js';
import type { NewNote, Note } from '../../store/note-store.js';
import type { ChatDeps } from '../deps.js';
import { publishToBoth, publishToDesk } from '../publish.js';

/**
 * Changes state, priority, topic, summary or queue and tells the desks, and of another state the customer.
 *
 * @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`
 */
export async function changeCase(deps: ChatDeps, id: string, changes: CaseChanges): Promise<Conversation> {
  const change = (await deps.store.updateCase(id, changes)) ?? noConversation();
  if (change.changed && changes.state !== undefined) {
    const { threadId, topSeq, customer } = change.conversation;
    // The newest message may be the note of the change; who hears of it reads the thread as well.
    publishToBoth(deps.fanOut, customer.id, { type: 'message', threadId, seq: topSeq });
  }
  return announced(deps, change);
}

/** @throws LiveChatError `NOT_FOUND` of the conversation or the agent, `THREAD_CLOSED` */
export async function assign(deps: ChatDeps, id: string, agentId: string | null): Promise<Conversation> {
  return announced(deps, (await deps.store.assign(id, agentId)) ?? noConversation());
}

/** @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`, `LIMIT_EXCEEDED` */
export async function addTag(deps: ChatDeps, id: string, tag: string): Promise<Conversation> {
  return announced(deps, (await deps.store.addTag(id, tag)) ?? noConversation());
}

/** @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED` */
export async function removeTag(deps: ChatDeps, id: string, tag: string): Promise<Conversation> {
  return announced(deps, (await deps.store.removeTag(id, tag)) ?? noConversation());
}

/** @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`, `LIMIT_EXCEEDED` */
export async function changeMetadata(
  { store, fanOut }: ChatDeps,
  id: string,
  change: { readonly mode: 'merge' | 'replace'; readonly data: JsonObject },
): Promise<JsonObject> {
  const { conversation, changed, metadata } = (await store.changeMetadata(id, change)) ?? noConversation();
  if (changed) publishToDesk(fanOut, { type: 'context', threadId: conversation.threadId });
  return metadata;
}

/**
 * Notes something for the team once: with an id, a repeat gives the note of the first time.
 *
 * @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`, `LIMIT_EXCEEDED`
 */
export async function addNote({ store, fanOut }: ChatDeps, note: NewNote): Promise<Note> {
  const noted = (await store.addNote(note)) ?? noConversation();
  publishToDesk(fanOut, { type: 'notes', threadId: noted.conversation.threadId });
  return noted.note;
}

/** @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED` */
export async function updateNote(
  { store, fanOut }: ChatDeps,
  change: { readonly conversationId: string; readonly noteId: string; readonly text: string },
): Promise<Note> {
  const noted = (await store.updateNote(change)) ?? noNote();
  publishToDesk(fanOut, { type: 'notes', threadId: noted.conversation.threadId });
  return noted.note;
}

/** @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED` */
export async function removeNote(
  { store, fanOut }: ChatDeps,
  note: { readonly conversationId: string; readonly noteId: string },
): Promise<void> {
  const { threadId } = (await store.removeNote(note)) ?? noNote();
  publishToDesk(fanOut, { type: 'notes', threadId });
}

/** Answers for a conversation that does not exist. */
export function noConversation(): never {
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such conversation.',
    remedy: 'Use the id of a conversation of the list.',
    field: 'conversationId',
  });
}

function noNote(): never {
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'The conversation has no such note.',
    remedy: 'Use the id of a note of its list.',
    field: 'noteId',
  });
}

function announced({ fanOut }: ChatDeps, { conversation, changed }: CaseChange): Conversation {
  if (changed) publishToDesk(fanOut, { type: 'thread', threadId: conversation.threadId });
  return conversation;
}
