import type { Agent, Conversation } from 'livechat-core/protocol';
import { withEdits } from './case-edit';
import type { ConversationLog, DeskState, NoteDraft, OutgoingReply } from './desk-state';

/** The conversation that the desk shows, with everything that belongs to it. */
export interface ShownConversation {
  readonly id: string;
  /** As it is with the agent's edits; null until it was read, when a link led here. */
  readonly conversation: Conversation | null;
  readonly log: ConversationLog;
  /** Messages are read and there are none yet to show. */
  readonly isLoading: boolean;
  readonly draft: string;
  readonly noteDraft: NoteDraft | null;
  readonly outgoing: readonly OutgoingReply[];
  readonly agent: Agent;
}

/** The shown conversation; null when none is chosen. */
export function shownConversation(state: DeskState): ShownConversation | null {
  const { openId: id, session } = state;
  const log = id === null ? undefined : state.logs[id];
  if (id === null || log === undefined || session.status !== 'signed-in') return null;
  const known = state.conversations[id];
  return {
    id,
    conversation: known === undefined ? null : withEdits(known, state.edits),
    log,
    isLoading: log.messages.length === 0 && (log.load.status === 'wanted' || log.load.status === 'loading'),
    draft: state.drafts[id] ?? '',
    noteDraft: state.noteDrafts[id] ?? null,
    outgoing: state.outgoing.filter(({ conversationId }) => conversationId === id),
    agent: session.agent,
  };
}
