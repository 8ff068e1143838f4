import type { Conversation, Message, NoteEvent, TeamContent, ThreadStatus } from 'livechat-core/protocol';
import type { TeamAuthor } from '../case-store.js';
import { threadClosed } from '../refusals.js';
import type { Uploader } from '../upload-store.js';
import { attachFiles, withKnownFiles } from './attached-files.js';
import { isFirstOf, noteEvent } from './event-notes.js';
import { recordEvents } from './events.js';
import { insertMessage } from './messages.js';
import { SELECT_MESSAGE, SELECT_THREAD, toConversation, toMessage, type MessageRow, type ThreadRow } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';

/** What is noted when a conversation changes to a status. */
const EVENT_OF_STATUS: Readonly<Record<ThreadStatus, NoteEvent>> = {
  OPEN: 'CONVERSATION_REOPENED',
  SOLVED: 'CONVERSATION_SOLVED',
  CLOSED: 'CONVERSATION_CLOSED',
};

/** What decides about a change of a conversation. */
export interface ConversationHead {
  readonly id: string;
  readonly person_id: string;
  readonly status: Conversation['status'];
  readonly is_on_hold: number;
  readonly context: string;
}

const SELECT_HEAD =
  'SELECT t.id, t.person_id, t.status, t.is_on_hold, t.context FROM threads t WHERE t.conversation_id = ?';

export function findHead({ sql }: ReadScope, conversationId: string): Promise<ConversationHead | undefined> {
  return sql.get<ConversationHead>(SELECT_HEAD, conversationId);
}

/** The conversation stays what it is until the transaction ends. */
export function holdHead({ sql }: WriteScope, conversationId: string): Promise<ConversationHead | undefined> {
  return sql.get<ConversationHead>(`${SELECT_HEAD}${sql.dialect.holding('t')}`, conversationId);
}

/**
 * The same for a change of what a closed conversation keeps as it is.
 *
 * @throws LiveChatError `THREAD_CLOSED`
 */
export async function holdOpenHead(scope: WriteScope, conversationId: string): Promise<ConversationHead | undefined> {
  const head = await holdHead(scope, conversationId);
  if (head?.status === 'CLOSED') throw threadClosed();
  return head;
}

export function findThreadRow(
  { sql }: ReadScope,
  column: 'id' | 'conversation_id',
  id: string,
): Promise<ThreadRow | undefined> {
  return sql.get<ThreadRow>(`${SELECT_THREAD} WHERE t.${column} = ?`, id);
}

export async function findConversation(scope: ReadScope, conversationId: string): Promise<Conversation | undefined> {
  const row = await findThreadRow(scope, 'conversation_id', conversationId);
  return row === undefined ? undefined : toConversation(row);
}

/** A conversation whose thread this transaction holds. */
export async function readHeld(scope: WriteScope, threadId: string): Promise<Conversation> {
  const row = await findThreadRow(scope, 'id', threadId);
  if (row === undefined) throw new Error(`The thread ${threadId} is gone although it is held.`);
  return toConversation(row);
}

/** Moves a conversation to another state, and notes it for both sides; whether it was in another one. */
export async function changeState(
  scope: WriteScope,
  head: ConversationHead,
  state: { readonly status: ThreadStatus; readonly isOnHold: boolean },
): Promise<boolean> {
  const { sql, clock } = scope;
  const isOnHold = state.isOnHold ? 1 : 0;
  if (head.status === state.status && head.is_on_hold === isOnHold) return false;
  const now = clock();
  await sql.run(
    `UPDATE threads SET status = ?, is_on_hold = ?, closed_at = ?, updated_at = ${sql.dialect.greatest}(updated_at, ?)
        ${state.status === 'OPEN' && !state.isOnHold ? '' : ', waiting_since = NULL'}
      WHERE id = ?`,
    state.status,
    isOnHold,
    state.status === 'CLOSED' ? now : null,
    now,
    head.id,
  );
  // That the team waits is its own business.
  if (head.status !== state.status) {
    await noteEvent(scope, { threadId: head.id, event: EVENT_OF_STATUS[state.status] });
  }
  await recordEvents(scope, head.id, [{ type: 'CONVERSATION_STATUS_UPDATED' }]);
  return true;
}

/** A message of the team that is not stored yet. */
export interface TeamPost {
  readonly author: TeamAuthor;
  readonly clientMessageId: string;
  readonly content: TeamContent;
  /** Whose uploads its files are. */
  readonly uploader: Uploader;
}

/** A message of the team, with what was noted right before it. */
export interface StoredTeamPost {
  readonly message: Message;
  readonly note?: Message;
  readonly outcome: 'STORED' | 'REPEATED';
}

/**
 * Stores a message of the team once; a repeat by the same author gives the first answer. The first
 * one of an agent is noted as joining.
 *
 * @throws LiveChatError `THREAD_CLOSED`; `INVALID_ARGUMENT` for files that are not the uploader's
 */
export async function storeTeamMessage(
  scope: WriteScope,
  head: ConversationHead,
  post: TeamPost,
): Promise<StoredTeamPost> {
  const { author, clientMessageId, uploader } = post;
  const sender = { threadId: head.id, senderKey: `${author.type.toLowerCase()}:${author.id}`, clientMessageId };
  const repeated = await findTeamMessage(scope, sender);
  if (repeated !== undefined) return { message: repeated, outcome: 'REPEATED' };
  if (head.status === 'CLOSED') throw threadClosed();
  const content = await withKnownFiles(scope, uploader, post.content);
  const joins = author.type === 'AGENT' && (await isFirstOf(scope, sender));
  const note = joins
    ? await noteEvent(scope, { threadId: head.id, event: 'AGENT_JOINED', name: author.name })
    : undefined;
  const message = await insertMessage(scope, { ...sender, author, content });
  await attachFiles(scope, message);
  await recordEvents(scope, head.id, [{ type: 'OUTBOUND_MESSAGE', message }]);
  return { message, ...(note === undefined ? {} : { note }), outcome: 'STORED' };
}

async function findTeamMessage(
  { sql }: ReadScope,
  sender: { readonly threadId: string; readonly senderKey: string; readonly clientMessageId: string },
): Promise<Message | undefined> {
  const row = await sql.get<MessageRow>(
    `${SELECT_MESSAGE} WHERE m.thread_id = ? AND m.sender_key = ? AND m.client_message_id = ?`,
    sender.threadId,
    sender.senderKey,
    sender.clientMessageId,
  );
  return row === undefined ? undefined : toMessage(row);
}
