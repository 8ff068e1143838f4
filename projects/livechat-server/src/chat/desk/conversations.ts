import {
  LiveChatError,
  type Agent,
  type Conversation,
  type ConversationDetail,
  type ConversationStatus,
  type Message,
  type Receipts,
  type TeamContent,
} from 'livechat-core/protocol';
import type { AgentReplied } from '../../store/conversation-store.js';
import type { ChatDeps } from '../deps.js';
import { publishToBoth } from '../publish.js';

/** Messages in the first look at a conversation and in each older page. */
const PAGE = 50;

/** @throws LiveChatError `NOT_FOUND` */
export async function readConversation({ store }: ChatDeps, id: string): Promise<ConversationDetail> {
  return (await store.readConversation(id, PAGE)) ?? notFound();
}

/** @throws LiveChatError `NOT_FOUND` */
export async function readOlderMessages(
  { store }: ChatDeps,
  id: string,
  before: number | undefined,
): Promise<readonly Message[]> {
  return (await store.readMessages(id, { before, limit: PAGE })) ?? notFound();
}

/**
 * Stores an agent's answer once and tells the customer and the desks.
 *
 * @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`
 */
export async function reply(
  { store, fanOut }: ChatDeps,
  agent: Agent,
  answer: { readonly conversationId: string; readonly clientMessageId: string; readonly content: TeamContent },
): Promise<AgentReplied> {
  const replied = (await store.replyAsAgent({ agent, ...answer })) ?? notFound();
  const { threadId, seq } = replied.message;
  if (replied.note !== undefined) {
    publishToBoth(fanOut, replied.personId, { type: 'message', threadId, seq: replied.note.seq });
  }
  if (replied.outcome === 'STORED') publishToBoth(fanOut, replied.personId, { type: 'message', threadId, seq });
  return replied;
}

/** @throws LiveChatError `NOT_FOUND` */
export async function setStatus(
  { store, fanOut }: ChatDeps,
  conversationId: string,
  status: ConversationStatus,
): Promise<Conversation> {
  const { conversation, changed } = (await store.setStatus(conversationId, status)) ?? notFound();
  if (changed) {
    const { threadId, topSeq, customer } = conversation;
    // The newest message may be the note of the change; who hears of it reads the thread as well.
    publishToBoth(fanOut, customer.id, { type: 'message', threadId, seq: topSeq });
  }
  return conversation;
}

/** Notes how far the team has received and seen a conversation, for the customer's ticks. */
export async function recordTeamReceipt(
  { store, fanOut }: ChatDeps,
  conversationId: string,
  receipts: Receipts,
): Promise<void> {
  const recorded = await store.recordTeamReceipts(conversationId, receipts);
  if (recorded?.changed !== true) return;
  const { threadId, personId } = recorded;
  // The desks too: what one agent has seen is not unread for the others.
  publishToBoth(fanOut, personId, { type: 'thread', threadId });
}

function notFound(): never {
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such conversation.',
    remedy: 'Use the id of a conversation of the list.',
    field: 'id',
  });
}
