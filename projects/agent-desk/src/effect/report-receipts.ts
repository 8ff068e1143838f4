import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, merge } from 'rxjs';
import { LiveConnection } from '../live/live-connection';
import { PageState } from '../live/page-state';
import { DeskStore } from '../state/desk-store';
import { dueReceipts, type ReceiptBook } from '../state/receipts';

/** Tells the server which messages reached this desk and which of them its agent has before them. */
export function reportReceipts(): void {
  const store = inject(DeskStore);
  const page = inject(PageState);
  const live = inject(LiveConnection);
  const destroyRef = inject(DestroyRef);
  let reported: ReceiptBook = {};

  // A receipt may have been lost with the connection, and the server takes repeats.
  store.changes$
    .pipe(
      filter(({ event }) => event.type === 'liveReady'),
      takeUntilDestroyed(destroyRef),
    )
    .subscribe(() => {
      reported = {};
    });

  merge(store.settled$, page.visible$)
    .pipe(takeUntilDestroyed(destroyRef))
    .subscribe(() => {
      const due = dueReceipts(store.state(), { visible: page.isVisible(), reported });
      for (const [conversationId, receipts] of Object.entries(due)) {
        if (!live.send({ type: 'receipt', conversationId, ...receipts })) return;
        reported = { ...reported, [conversationId]: receipts };
      }
    });
}
