import type { Agent, Conversation, ConversationDetail, Message } from 'livechat-core/protocol';
import { INITIAL_STATE, type DeskState } from '../state/desk-state';
import { reduceDesk } from '../state/reduce-desk';
import type { DeskEvent } from '../state/desk-event';

/** Noon of a day in the local time zone, so that no sample falls on a day's edge. */
export const NOON = new Date(2026, 10, 18, 12).getTime();

export const AGENT: Agent = { id: 'agent-maya-1', name: 'Maya', email: 'maya@shop.example', role: 'AGENT' };

/** An id of the agreed form. */
export function sampleId(name: string): string {
  return `${name}-sample`.slice(0, 64);
}

/** A customer's message; everything can be overridden. */
export function sampleMessage(seq: number, changes: Partial<Message> = {}): Message {
  return {
    id: sampleId(`message-${seq}`),
    threadId: sampleId('thread'),
    seq,
    clientMessageId: sampleId(`client-${seq}`),
    author: { type: 'CUSTOMER', id: sampleId('customer') },
    content: { type: 'TEXT', text: `Message ${seq}` },
    createdAt: NOON + seq * 1000,
    ...changes,
  };
}

/** Messages with the given places. */
export function sampleMessages(from: number, to: number): readonly Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => sampleMessage(from + index));
}

/** An open conversation of an anonymous visitor. */
export function sampleConversation(name: string, changes: Partial<Conversation> = {}): Conversation {
  return {
    id: sampleId(name),
    threadId: sampleId(`thread-${name}`),
    widget: { id: '85ea1938-f457-496d-8532-8fa489beea63', title: 'Shop' },
    customer: { id: sampleId(`customer-${name}`), kind: 'VISITOR' },
    status: 'OPEN',
    createdAt: NOON,
    updatedAt: NOON,
    topSeq: 1,
    unread: 0,
    customerReceipts: { delivered: 0, seen: 0 },
    ...changes,
  };
}

/** The answer to reading a conversation. */
export function sampleDetail(conversation: Conversation, messages: readonly Message[]): ConversationDetail {
  return { conversation, context: {}, messages: [...messages], notes: [] };
}

/** The state after events, from the beginning. */
export function after(...events: readonly DeskEvent[]): DeskState {
  return events.reduce(reduceDesk, INITIAL_STATE);
}

/** A signed-in agent with a live connection. */
export const AT_WORK: readonly DeskEvent[] = [{ type: 'signedIn', agent: AGENT }, { type: 'liveReady' }];
