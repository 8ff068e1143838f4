import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TYPING } from 'livechat-core/protocol';
import { filter, groupBy, map, mergeMap, of, startWith, switchMap, timer, type Observable } from 'rxjs';
import { LiveConnection } from '../live/live-connection';
import type { DeskEvent } from '../state/desk-event';
import { DeskStore } from '../state/desk-store';

interface Keystroke {
  readonly conversationId: string;
  readonly hasText: boolean;
}

/**
 * Tells the customer that the agent is writing: at the first change of a draft, again every
 * {@link TYPING.repeatMs} while it goes on, and once when it is empty, sent, or nothing changed for
 * {@link TYPING.forgetMs}.
 */
export function reportTyping(): void {
  const store = inject(DeskStore);
  const live = inject(LiveConnection);
  store.changes$
    .pipe(
      map(({ event }) => keystroke(event)),
      filter((key) => key !== null),
      groupBy(({ conversationId }) => conversationId),
      mergeMap((keys$) =>
        keys$.pipe(
          isTyping,
          map((typing) => ({ conversationId: keys$.key, isTyping: typing })),
        ),
      ),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    // What cannot be said now is of no interest later.
    .subscribe((typing) => void live.send({ type: 'typing', ...typing }));
}

function keystroke(event: DeskEvent): Keystroke | null {
  if (event.type === 'replyWritten') return { conversationId: event.conversationId, hasText: false };
  if (event.type !== 'draftChanged') return null;
  return { conversationId: event.conversationId, hasText: event.text.trim() !== '' };
}

function isTyping(keys$: Observable<Keystroke>): Observable<boolean> {
  let last = { isTyping: false, at: 0 };
  return keys$.pipe(
    switchMap(({ hasText }) =>
      hasText
        ? timer(TYPING.forgetMs).pipe(
            map(() => false),
            startWith(true),
          )
        : of(false),
    ),
    filter((typing) => {
      const at = Date.now();
      const isDue = typing !== last.isTyping || (typing && at - last.at >= TYPING.repeatMs);
      if (isDue) last = { isTyping: typing, at };
      return isDue;
    }),
  );
}
