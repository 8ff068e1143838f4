import type { ErrorBody } from 'livechat-core/protocol';
import { READY, type ConversationLog, type DeskState } from './desk-state';

/** What stands where the conversation was shown. */
const ERASED: ErrorBody = {
  code: 'NOT_FOUND',
  message: 'This conversation was deleted.',
  remedy: 'Its customer, or the rules of your team, asked for it.',
};

const EMPTY_LOG: ConversationLog = {
  messages: [],
  context: {},
  notes: [],
  isContextHeard: false,
  load: { status: 'failed', error: ERASED },
  older: READY,
};

/** Forgets a conversation that is gone, with what was being written in it. */
export function forgetConversation(state: DeskState, id: string): DeskState {
  const logs = without(state.logs, id);
  return {
    ...state,
    conversations: without(state.conversations, id),
    drafts: without(state.drafts, id),
    noteDrafts: without(state.noteDrafts, id),
    edits: state.edits.filter(({ conversationId }) => conversationId !== id),
    writers: without(state.writers, id),
    logs: state.openId === id ? { ...logs, [id]: EMPTY_LOG } : logs,
    heard: new Set([...state.heard].filter((heard) => heard !== id)),
    outgoing: state.outgoing.filter(({ conversationId }) => conversationId !== id),
    inbox: { ...state.inbox, ids: state.inbox.ids.filter((listed) => listed !== id) },
  };
}

function without<T>(entries: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = entries;
  return rest;
}
