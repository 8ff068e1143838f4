import type { Agent } from 'livechat-core/protocol';
import type { DeskEvent } from './desk-event';
import { INITIAL_STATE, WANTED, type DeskState } from './desk-state';
import { forgetConversation } from './forget-conversation';
import { reduceCasework } from './reduce-casework';
import { distrustLogs, hearContext, hearMessage, reduceConversation, reopen } from './reduce-conversation';
import { hearConversation, reduceInbox } from './reduce-inbox';
import { reduceReply, resumeReplies } from './reduce-reply';
import { hearTyping } from './writers';

/**
 * The desk after an event: pure, and the only place where the state changes.
 *
 * @example
 * ```ts
 * reduceDesk(INITIAL_STATE, { type: 'filterChosen', filter: 'ALL' }).inbox.filter; // 'ALL'
 * ```
 */
export function reduceDesk(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'sessionWanted':
      return { ...state, session: { status: 'checking' } };
    case 'sessionUnreachable':
      return { ...state, session: { status: 'unreachable', error: event.error } };
    case 'signedIn':
      return takeSeat(state, event.agent);
    case 'sessionExpired':
      return { ...forgetServer(state), session: { status: 'signed-out', former: agentOf(state) } };
    case 'noSession':
      return { ...state, session: { status: 'signed-out', former: null } };
    case 'signedOut':
      return { ...INITIAL_STATE, session: { status: 'signed-out', former: null } };
    case 'liveReady': {
      const trusted: DeskState = { ...state, connection: 'online', heard: new Set() };
      return resumeReplies(distrustLogs({ ...trusted, inbox: { ...state.inbox, load: WANTED } }));
    }
    case 'liveLost':
      // Who stops writing now would not be heard.
      return state.connection === 'offline' ? state : { ...state, connection: 'offline', writers: {} };
    case 'conversationHeard':
      return hearConversation(state, event.conversation);
    case 'messageHeard':
      return hearMessage(
        hearTyping(state, event.conversationId, event.message.author, false),
        event.conversationId,
        event.message,
      );
    case 'contextHeard':
      return hearContext(state, event.conversationId, event.context);
    case 'typingHeard':
      return hearTyping(state, event.conversationId, event.author, event.isTyping);
    case 'conversationErased':
      return forgetConversation(state, event.conversationId);
    case 'filterChosen':
    case 'assigneeChosen':
    case 'tagChosen':
    case 'countsRead':
    case 'inboxWanted':
    case 'inboxReading':
    case 'inboxRead':
    case 'inboxFailed':
    case 'moreWanted':
    case 'moreReading':
    case 'moreRead':
    case 'moreFailed':
      return reduceInbox(state, event);
    case 'conversationOpened':
    case 'conversationLeft':
    case 'placeFollowed':
    case 'paneShown':
    case 'logWanted':
    case 'logReading':
    case 'logRead':
    case 'logFailed':
    case 'olderWanted':
    case 'olderReading':
    case 'olderRead':
    case 'olderFailed':
    case 'actionRefused':
    case 'noticeDismissed':
      return reduceConversation(state, event);
    case 'colleaguesRead':
    case 'caseEdited':
    case 'editSending':
    case 'editStored':
    case 'editFailed':
    case 'noteChanged':
    case 'noteWanted':
    case 'noteStored':
    case 'noteFailed':
      return reduceCasework(state, event);
    case 'draftChanged':
    case 'writingRestored':
    case 'replyWritten':
    case 'replySending':
    case 'replyStored':
    case 'replyFailed':
    case 'replyRetried':
    case 'replyDiscarded':
      return reduceReply(state, event);
  }
}

/** Somebody who is not the agent of before finds nothing of theirs. */
function takeSeat(state: DeskState, agent: Agent): DeskState {
  const former = agentOf(state);
  const seat = former === null || former.id === agent.id ? state : INITIAL_STATE;
  return reopen({ ...seat, session: { status: 'signed-in', agent } });
}

function agentOf({ session }: DeskState): Agent | null {
  if (session.status === 'signed-in') return session.agent;
  return session.status === 'signed-out' ? session.former : null;
}

/** Drops what only a session may see, keeps what the agent wrote and where they were. */
function forgetServer(state: DeskState): DeskState {
  const { drafts, noteDrafts, outgoing, openId, pane, inbox } = state;
  return {
    ...INITIAL_STATE,
    drafts,
    noteDrafts: Object.fromEntries(
      Object.entries(noteDrafts).map(([id, draft]) => [id, { ...draft, status: 'draft' as const }]),
    ),
    openId,
    pane,
    inbox: {
      ...INITIAL_STATE.inbox,
      filter: inbox.filter,
      assignee: inbox.assignee,
      tag: inbox.tag,
      request: inbox.request,
    },
    outgoing: outgoing.map((reply) => ({ ...reply, status: 'failed' })),
  };
}
