import {
  EMPTY,
  combineLatest,
  concat,
  defaultIfEmpty,
  defer,
  delay,
  distinctUntilChanged,
  exhaustMap,
  filter,
  groupBy,
  map,
  mergeMap,
  of,
  repeat,
  startWith,
  switchMap,
  take,
  takeWhile,
  timer,
  type Observable,
} from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent } from '../state/event.js';
import type { Claim } from '../tabs/tab-group.js';
import type { OccasionalContext, OccasionalEffect } from './effect.js';
import { lockOf } from './keep-unsent.js';

/** A tab that is gone for so long does not come back by a reload, in milliseconds. */
const GONE_AFTER_MS = 3_000;

/** As long as this tab leads, it waits for each of the other chats to end, and takes over what they have not sent. */
export const adoptUnsent: OccasionalEffect = (context) => {
  const { transitions$, state, runtime, tabs } = context;
  const { claim } = tabs;
  // Where there are no other tabs, there is nobody to take over from.
  if (claim === null) return EMPTY;
  const led$ = transitions$.pipe(
    startWith(null),
    map(state),
    map((now) => (now.isLeader && now.chatId !== null ? awakeWidgetId(now) : null)),
    distinctUntilChanged(),
  );
  return combineLatest([led$, runtime.suspended$]).pipe(
    switchMap(([widgetId, isSuspended]) =>
      widgetId === null || isSuspended ? EMPTY : lookAfter(claim, context, widgetId),
    ),
  );
};

function lookAfter(claim: Claim, context: OccasionalContext, widgetId: string): Observable<ChatEvent> {
  const { transitions$, state, unsent } = context;
  return transitions$.pipe(
    filter(({ event }) => event.type === 'heard' && event.news.what.type === 'unsent'),
    startWith(null),
    switchMap(() => unsent.list(widgetId)),
    mergeMap((left) => left.map(({ chatId }) => chatId)),
    filter((chatId) => chatId !== state().chatId),
    groupBy((chatId) => chatId),
    mergeMap((same$) => same$.pipe(exhaustMap((chatId) => takeOver(claim, context, { widgetId, chatId })))),
  );
}

/** Waits until nobody holds the name, and until nobody has taken it again by a reload. */
function takeOver(
  claim: Claim,
  { unsent, runtime }: OccasionalContext,
  { widgetId, chatId }: { readonly widgetId: string; readonly chatId: string },
): Observable<ChatEvent> {
  const name = lockOf(widgetId, chatId);
  return claim(name, 'wait').pipe(
    take(1),
    delay(GONE_AFTER_MS, runtime.scheduler),
    switchMap(() =>
      claim(name, 'if-free').pipe(
        switchMap(() => unsent.list(widgetId)),
        take(1),
        defaultIfEmpty(null),
      ),
    ),
    // The tab was reloaded: its end is waited for anew.
    repeat({ delay: () => timer(GONE_AFTER_MS, runtime.scheduler) }),
    takeWhile((left) => left === null, true),
    filter((left) => left !== null),
    mergeMap((left) => left.filter((record) => record.chatId === chatId)),
    // It is this chat's as soon as the loop has it, and written under its own name then.
    mergeMap(({ session }) =>
      concat(
        of<ChatEvent>({ type: 'adopted', session }),
        defer(() => {
          unsent.write(widgetId, chatId, null);
          return EMPTY;
        }),
      ),
    ),
  );
}
