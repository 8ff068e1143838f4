import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { distinctUntilChanged, filter, map } from 'rxjs';
import { DeskStore } from '../state/desk-store';
import { KEPT_WRITING } from '../session/kept-writing';

/** Keeps drafts and unconfirmed replies through a reload of the page, for the agent who wrote them. */
export function keepWriting(): void {
  const store = inject(DeskStore);
  const kept = inject(KEPT_WRITING);
  const destroyRef = inject(DestroyRef);

  store.changes$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ event, state }) => {
    if (event.type === 'signedOut') kept.clear();
    if (event.type !== 'signedIn' || Object.keys(state.drafts).length > 0 || state.outgoing.length > 0) return;
    const writing = kept.read(event.agent.id);
    if (writing !== null) store.dispatch({ type: 'writingRestored', ...writing });
  });

  store.settled$
    .pipe(
      filter(({ session }) => session.status === 'signed-in'),
      distinctUntilChanged((a, b) => a.drafts === b.drafts && a.outgoing === b.outgoing),
      map(({ session, drafts, outgoing }) => ({ session, drafts, outgoing })),
      takeUntilDestroyed(destroyRef),
    )
    .subscribe(({ session, drafts, outgoing }) => {
      if (session.status === 'signed-in') kept.write({ agentId: session.agent.id, drafts, outgoing });
    });
}
