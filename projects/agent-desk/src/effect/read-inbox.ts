import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi, type InboxQuery } from '../api/desk-api';
import type { Inbox } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

/** Reads the pages of the inbox that the state wants. */
export function readInbox(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);
  const destroyRef = inject(DestroyRef);

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ session, inbox }) => {
    if (session.status !== 'signed-in') return;
    if (inbox.load.status === 'wanted') store.dispatch({ type: 'inboxReading' });
    else if (inbox.more.status === 'wanted') store.dispatch({ type: 'moreReading' });
  });

  store.changes$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ event, state }) => {
    if (event.type === 'inboxReading') void readFirstPage(state.inbox);
    else if (event.type === 'moreReading') void readNextPage(state.inbox);
  });

  async function readFirstPage(inbox: Inbox): Promise<void> {
    const { request } = inbox;
    try {
      store.dispatch({ type: 'inboxRead', request, ...(await api.listConversations(queryOf(inbox), null)) });
    } catch (thrown) {
      store.dispatch({ type: 'inboxFailed', request, error: noteFailure(store, thrown) });
    }
  }

  async function readNextPage(inbox: Inbox): Promise<void> {
    const { cursor, request } = inbox;
    try {
      store.dispatch({ type: 'moreRead', request, ...(await api.listConversations(queryOf(inbox), cursor)) });
    } catch (thrown) {
      store.dispatch({ type: 'moreFailed', request, error: noteFailure(store, thrown) });
    }
  }

  function queryOf({ filter, assignee, tag }: Inbox): InboxQuery {
    const { session } = store.state();
    if (assignee === 'ANYBODY') return { filter, tag };
    if (assignee === 'NOBODY') return { filter, tag, agentId: 'none' };
    return session.status === 'signed-in' ? { filter, tag, agentId: session.agent.id } : { filter, tag };
  }
}
