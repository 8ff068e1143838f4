import type { Transition } from '../state/event.js';
import { findEntry } from '../state/outbox.js';

/** A conversation that this client's message has opened. */
export interface CreatedConversation {
  readonly threadId: string;
  readonly conversationId: string;
}

/**
 * The conversation that the acknowledged message has opened, or `null`. A repeat may find the thread
 * known already, because the first answer was lost and `welcome` told of it.
 */
export function createdConversation({ event, previous }: Transition): CreatedConversation | null {
  if (event.type !== 'frame' || event.generation !== previous.generation || event.frame.type !== 'ack') return null;
  const { thread, message } = event.frame;
  const entry = findEntry(previous, message.clientMessageId);
  if (entry?.kind !== 'message' || !('clientThreadId' in entry.target)) return null;
  const { clientThreadId } = entry.target;
  const isNew = clientThreadId === previous.newThreadId || !Object.hasOwn(previous.threads, thread.id);
  const opens = isNew && clientThreadId === thread.clientThreadId;
  return opens ? { threadId: thread.id, conversationId: thread.conversationId } : null;
}
