import type { ErrorBody } from 'livechat-core/protocol';
import type { ReplyEvent } from './desk-event';
import type { DeskState, OutgoingReply } from './desk-state';
import { hearMessage } from './reduce-conversation';

/** What drafts and unconfirmed replies make of their events. */
export function reduceReply(state: DeskState, event: ReplyEvent): DeskState {
  switch (event.type) {
    case 'draftChanged':
      return withDraft(state, event.conversationId, event.text);
    case 'writingRestored':
      return { ...state, drafts: event.drafts, outgoing: event.outgoing };
    case 'replyWritten': {
      const { conversationId, clientMessageId, text, files, createdAt } = event;
      const reply: OutgoingReply = { conversationId, clientMessageId, text, files, createdAt, status: 'queued' };
      return withDraft({ ...state, outgoing: [...state.outgoing, reply] }, conversationId, '');
    }
    case 'replySending':
      return mapReplies(state, (reply) =>
        reply.clientMessageId === event.clientMessageId ? restart(reply, 'sending') : reply,
      );
    case 'replyStored':
      return hearMessage(state, event.conversationId, event.message);
    case 'replyFailed':
      return fail(state, event.clientMessageId, event.error);
    case 'replyRetried':
      return requeue(state, (reply) => reply.clientMessageId === event.clientMessageId);
    case 'replyDiscarded':
      return {
        ...state,
        outgoing: state.outgoing.filter(
          (reply) => reply.clientMessageId !== event.clientMessageId || reply.status === 'sending',
        ),
      };
  }
}

/** Replies that may go now: of each conversation the first queued one, when none is under way. */
export function dueReplies(state: DeskState): readonly OutgoingReply[] {
  if (state.session.status !== 'signed-in' || state.connection !== 'online') return [];
  const busy = new Set<string>();
  return state.outgoing.filter(({ conversationId, status }) => {
    if (status === 'failed' || busy.has(conversationId)) return false;
    busy.add(conversationId);
    return status === 'queued';
  });
}

/** The connection is back: what failed for its sake goes again, and so does what was cut off. */
export function resumeReplies(state: DeskState): DeskState {
  return requeue(state, (reply) => reply.status === 'failed' && isPassing(reply.error));
}

/** Whether the server may accept the same reply later. */
function isPassing(error: ErrorBody | undefined): boolean {
  return (
    error === undefined || ['UNAVAILABLE', 'INTERNAL_ERROR', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes(error.code)
  );
}

/** What was written after a reply that may still go waits with it, so that the order is kept. */
function fail(state: DeskState, clientMessageId: string, error: ErrorBody): DeskState {
  const failed = state.outgoing.find((reply) => reply.clientMessageId === clientMessageId);
  if (failed === undefined) return state;
  return mapReplies(state, (reply) => {
    const follows = reply.conversationId === failed.conversationId && reply.status === 'queued';
    return reply === failed || (follows && isPassing(error)) ? { ...reply, status: 'failed', error } : reply;
  });
}

/** Queues the chosen replies again, with those of the same conversation that failed along with them. */
function requeue(state: DeskState, chosen: (reply: OutgoingReply) => boolean): DeskState {
  const ids = new Set(state.outgoing.filter(chosen).map(({ conversationId }) => conversationId));
  return mapReplies(state, (reply) => {
    const along = ids.has(reply.conversationId) && reply.status === 'failed' && isPassing(reply.error);
    return chosen(reply) || along ? restart(reply, 'queued') : reply;
  });
}

function restart({ error: _, ...reply }: OutgoingReply, status: 'queued' | 'sending'): OutgoingReply {
  return { ...reply, status };
}

function mapReplies(state: DeskState, change: (reply: OutgoingReply) => OutgoingReply): DeskState {
  return { ...state, outgoing: state.outgoing.map(change) };
}

function withDraft(state: DeskState, conversationId: string, text: string): DeskState {
  const { [conversationId]: _, ...others } = state.drafts;
  return { ...state, drafts: text === '' ? others : { ...others, [conversationId]: text } };
}
