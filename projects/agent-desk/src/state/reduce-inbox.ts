import type { Conversation } from 'livechat-core/protocol';
import type { InboxEvent } from './desk-event';
import { LOADING, READY, WANTED, type DeskState, type Inbox } from './desk-state';

/** What the inbox makes of its own events. */
export function reduceInbox(state: DeskState, event: InboxEvent): DeskState {
  const { inbox } = state;
  switch (event.type) {
    case 'filterChosen':
      return event.filter === inbox.filter ? state : listAnew(state, { filter: event.filter, counts: null });
    case 'assigneeChosen':
      return event.assignee === inbox.assignee ? state : listAnew(state, { assignee: event.assignee });
    case 'tagChosen':
      return event.tag === inbox.tag ? state : listAnew(state, { tag: event.tag, counts: null });
    case 'countsRead':
      return event.filter === inbox.filter && event.tag === inbox.tag
        ? withInbox(state, { ...inbox, counts: event.counts })
        : state;
    case 'inboxWanted':
      return withInbox(state, { ...inbox, load: WANTED });
    case 'inboxReading':
      return withInbox(state, { ...inbox, load: LOADING, more: READY, request: inbox.request + 1 });
    case 'inboxRead':
      return event.request === inbox.request ? takeFirstPage(state, event.conversations, event.cursor) : state;
    case 'inboxFailed':
      if (event.request !== inbox.request) return state;
      return withInbox(state, { ...inbox, load: { status: 'failed', error: event.error } });
    case 'moreWanted':
      return inbox.cursor === null || inbox.load.status !== 'ready' || inbox.more.status === 'loading'
        ? state
        : withInbox(state, { ...inbox, more: WANTED });
    case 'moreReading':
      return withInbox(state, { ...inbox, more: LOADING });
    case 'moreRead':
      return event.request === inbox.request ? takeNextPage(state, event.conversations, event.cursor) : state;
    case 'moreFailed':
      if (event.request !== inbox.request) return state;
      return withInbox(state, { ...inbox, more: { status: 'failed', error: event.error } });
  }
}

/** Has other conversations listed. */
export function listAnew(state: DeskState, chosen: Partial<Inbox>): DeskState {
  return withInbox(state, { ...state.inbox, ...chosen, ids: [], cursor: null, load: WANTED, more: READY });
}

/** Takes in what the socket says of a conversation: it may enter the list, move in it, or leave it. */
export function hearConversation(state: DeskState, incoming: Conversation): DeskState {
  const known = state.conversations[incoming.id];
  if (known !== undefined && isOlder(incoming, known)) return state;
  const next: DeskState = {
    ...state,
    conversations: { ...state.conversations, [incoming.id]: incoming },
    heard: new Set(state.heard).add(incoming.id),
  };
  return relist(next, incoming);
}

/** Whether the first account of a conversation is of an earlier moment than the second. */
function isOlder(a: Conversation, b: Conversation): boolean {
  return a.topSeq === b.topSeq ? a.updatedAt < b.updatedAt : a.topSeq < b.topSeq;
}

function takeFirstPage(state: DeskState, page: readonly Conversation[], cursor: string | null): DeskState {
  const read = takeConversations(state, page);
  const ids = new Set(page.map(({ id }) => id));
  // What was heard while the answer was under way is newer than it.
  for (const id of state.inbox.ids) if (state.heard.has(id)) ids.add(id);
  return withInbox(read, {
    ...read.inbox,
    ids: sortIds(read, [...ids]),
    cursor,
    load: READY,
    more: READY,
  });
}

function takeNextPage(state: DeskState, page: readonly Conversation[], cursor: string | null): DeskState {
  const read = takeConversations(state, page);
  const ids = new Set([...read.inbox.ids, ...page.map(({ id }) => id)]);
  return withInbox(read, { ...read.inbox, ids: sortIds(read, [...ids]), cursor, more: READY });
}

/** Keeps what was heard on the socket where a read is behind it. */
export function takeConversations(state: DeskState, page: readonly Conversation[]): DeskState {
  const conversations: Record<string, Conversation> = { ...state.conversations };
  for (const incoming of page) {
    const known = conversations[incoming.id];
    if (known !== undefined && state.heard.has(incoming.id) && !isOlder(known, incoming)) continue;
    conversations[incoming.id] = incoming;
  }
  return { ...state, conversations };
}

function relist(state: DeskState, conversation: Conversation): DeskState {
  const { inbox } = state;
  const listed = inbox.ids.includes(conversation.id);
  if (!listed && !(matches(state, conversation) && reachesList(state, conversation))) return state;
  const ids = listed ? inbox.ids : [...inbox.ids, conversation.id];
  return withInbox(state, { ...inbox, ids: sortIds(state, ids) });
}

/** A conversation older than the last one listed belongs to a page that is not read yet. */
function reachesList(state: DeskState, conversation: Conversation): boolean {
  if (state.inbox.cursor === null) return true;
  const lastId = state.inbox.ids.at(-1);
  const last = lastId === undefined ? undefined : state.conversations[lastId];
  return last === undefined || conversation.updatedAt >= last.updatedAt;
}

function sortIds(state: DeskState, ids: readonly string[]): readonly string[] {
  const rows = ids
    .map((id) => state.conversations[id])
    .filter((row) => row !== undefined)
    .filter((row) => matches(state, row));
  rows.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
  return rows.map(({ id }) => id);
}

function matches(state: DeskState, { status, assignee, tags }: Conversation): boolean {
  const { filter, tag } = state.inbox;
  const isTagged = tag === null || tags?.includes(tag) === true;
  return isTagged && (filter === 'ALL' || status === filter) && isOfAssignee(state, assignee?.id);
}

function isOfAssignee({ inbox, session }: DeskState, assigneeId: string | undefined): boolean {
  switch (inbox.assignee) {
    case 'ANYBODY':
      return true;
    case 'NOBODY':
      return assigneeId === undefined;
    case 'ME':
      return session.status === 'signed-in' && session.agent.id === assigneeId;
  }
}

function withInbox(state: DeskState, inbox: Inbox): DeskState {
  return { ...state, inbox };
}
