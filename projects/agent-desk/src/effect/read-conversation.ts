import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

/** Reads what the state wants of the shown conversation: its newest page, or an older one. */
export function readConversation(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);
  const destroyRef = inject(DestroyRef);

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ session, openId, logs }) => {
    const log = openId === null ? undefined : logs[openId];
    if (session.status !== 'signed-in' || openId === null || log === undefined) return;
    if (log.load.status === 'wanted') store.dispatch({ type: 'logReading', conversationId: openId });
    else if (log.older.status === 'wanted') store.dispatch({ type: 'olderReading', conversationId: openId });
  });

  store.changes$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ event, state }) => {
    if (event.type === 'logReading') void readNewest(event.conversationId);
    if (event.type !== 'olderReading') return;
    const first = state.logs[event.conversationId]?.messages[0];
    if (first !== undefined) void readOlder(event.conversationId, first.seq);
  });

  async function readNewest(conversationId: string): Promise<void> {
    try {
      store.dispatch({ type: 'logRead', detail: await api.readConversation(conversationId) });
    } catch (thrown) {
      store.dispatch({ type: 'logFailed', conversationId, error: noteFailure(store, thrown) });
    }
  }

  async function readOlder(conversationId: string, before: number): Promise<void> {
    try {
      const messages = await api.readOlder(conversationId, before);
      store.dispatch({ type: 'olderRead', conversationId, messages });
    } catch (thrown) {
      store.dispatch({ type: 'olderFailed', conversationId, error: noteFailure(store, thrown) });
    }
  }
}
