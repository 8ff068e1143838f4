import type { Conversation, ConversationDetail, JsonObject, Message } from 'livechat-core/protocol';
import type { ConversationEvent } from './desk-event';
import type { DeskPlace } from './desk-place';
import { LOADING, READY, WANTED, type ConversationLog, type DeskState } from './desk-state';
import { appendMessage, joinNewestPage, prependOlderPage } from './merge-messages';
import { hearConversation, listAnew, takeConversations } from './reduce-inbox';

const EMPTY_LOG: ConversationLog = {
  messages: [],
  context: {},
  notes: [],
  isContextHeard: false,
  load: WANTED,
  older: READY,
};

/** What the shown conversation makes of its own events. */
export function reduceConversation(state: DeskState, event: ConversationEvent): DeskState {
  switch (event.type) {
    case 'conversationOpened':
      return open(state, event.conversationId);
    case 'conversationLeft':
      return leave(state);
    case 'placeFollowed':
      return follow(state, event.place);
    case 'paneShown':
      return { ...state, pane: event.pane };
    case 'logWanted':
      return changeLog(state, event.conversationId, (log) => ({ ...log, load: WANTED }));
    case 'logReading':
      return changeLog(state, event.conversationId, (log) => ({ ...log, load: LOADING, isContextHeard: false }));
    case 'logRead':
      return takeDetail(state, event.detail);
    case 'logFailed':
      return changeLog(state, event.conversationId, (log) => ({
        ...log,
        load: { status: 'failed', error: event.error },
      }));
    case 'olderWanted':
      return changeLog(state, event.conversationId, (log) =>
        hasOlder(log) && log.load.status === 'ready' && log.older.status !== 'loading'
          ? { ...log, older: WANTED }
          : log,
      );
    case 'olderReading':
      return changeLog(state, event.conversationId, (log) => ({ ...log, older: LOADING }));
    case 'olderRead':
      return changeLog(state, event.conversationId, (log) => ({
        ...log,
        messages: prependOlderPage(log.messages, event.messages),
        older: READY,
      }));
    case 'olderFailed':
      return changeLog(state, event.conversationId, (log) => ({
        ...log,
        older: { status: 'failed', error: event.error },
      }));
    case 'noticeDismissed':
      return state.notice === null ? state : { ...state, notice: null };
    case 'actionRefused':
      return { ...state, notice: event.error };
  }
}

/** Whether the server holds messages before those of this log. */
function hasOlder(log: ConversationLog): boolean {
  return (log.messages[0]?.seq ?? 1) > 1;
}

/** Takes in a stored message: into its log without a gap, and into the inbox where it is the newest. */
export function hearMessage(state: DeskState, conversationId: string, message: Message): DeskState {
  const logged = changeLog(state, conversationId, (log) => {
    const { messages, torn } = appendMessage(log.messages, message);
    return torn ? { ...log, load: WANTED } : { ...log, messages };
  });
  const outgoing = logged.outgoing.filter(({ clientMessageId }) => clientMessageId !== message.clientMessageId);
  const settled = outgoing.length === logged.outgoing.length ? logged : { ...logged, outgoing };
  const known = settled.conversations[conversationId];
  return known === undefined || known.topSeq >= message.seq
    ? settled
    : hearConversation(settled, withMessage(known, message));
}

export function hearContext(state: DeskState, conversationId: string, context: JsonObject): DeskState {
  return changeLog(state, conversationId, (log) => ({ ...log, context, isContextHeard: true }));
}

/** After a reconnection: what is not shown may have missed something and is read when it is opened. */
export function distrustLogs(state: DeskState): DeskState {
  const shown = state.openId === null ? undefined : state.logs[state.openId];
  if (state.openId === null || shown === undefined) return { ...state, logs: {} };
  return { ...state, logs: { [state.openId]: { ...shown, load: WANTED } } };
}

/** Has the conversation that was chosen before the sign-in read after it. */
export function reopen(state: DeskState): DeskState {
  if (state.openId === null || state.logs[state.openId] !== undefined) return state;
  return { ...state, logs: { ...state.logs, [state.openId]: EMPTY_LOG } };
}

function open(state: DeskState, id: string): DeskState {
  const log = state.logs[id] ?? EMPTY_LOG;
  const load = log.load.status === 'failed' ? WANTED : log.load;
  return {
    ...state,
    openId: id,
    pane: 'conversation',
    notice: null,
    logs: { ...state.logs, [id]: { ...log, load } },
  };
}

function leave(state: DeskState): DeskState {
  return { ...state, openId: null, pane: 'inbox', notice: null };
}

function follow(state: DeskState, { conversationId, ...listed }: DeskPlace): DeskState {
  const { filter, assignee, tag } = state.inbox;
  const isListed = listed.filter === filter && listed.assignee === assignee && listed.tag === tag;
  const there = isListed ? state : listAnew(state, { ...listed, counts: null });
  if (conversationId === there.openId) return there;
  return conversationId === null ? leave(there) : open(there, conversationId);
}

function takeDetail(state: DeskState, detail: ConversationDetail): DeskState {
  const { id } = detail.conversation;
  const read = changeLog(takeConversations(state, [detail.conversation]), id, (log) => ({
    ...log,
    messages: joinNewestPage(log.messages, detail.messages),
    context: log.isContextHeard ? log.context : detail.context,
    notes: detail.notes,
    load: READY,
    older: READY,
  }));
  const stored = new Set(detail.messages.map(({ clientMessageId }) => clientMessageId));
  return { ...read, outgoing: read.outgoing.filter(({ clientMessageId }) => !stored.has(clientMessageId)) };
}

/** The inbox line of a conversation after a message, until the server's own account arrives. */
function withMessage(conversation: Conversation, message: Message): Conversation {
  const { waitingSince, ...rest } = conversation;
  const next = { ...rest, lastMessage: message, topSeq: message.seq, updatedAt: message.createdAt };
  if (message.author.type !== 'CUSTOMER') return next;
  return { ...next, unread: conversation.unread + 1, waitingSince: waitingSince ?? message.createdAt };
}

function changeLog(state: DeskState, id: string, change: (log: ConversationLog) => ConversationLog): DeskState {
  const log = state.logs[id];
  return log === undefined ? state : { ...state, logs: { ...state.logs, [id]: change(log) } };
}
