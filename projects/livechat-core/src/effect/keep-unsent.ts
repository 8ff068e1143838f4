import {
  EMPTY,
  combineLatest,
  concat,
  defer,
  filter,
  ignoreElements,
  map,
  merge,
  of,
  switchMap,
  tap,
  timeout,
  type Observable,
} from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent, Transition } from '../state/event.js';
import { toPersistedSession } from '../state/persisted-session.js';
import type { WidgetState } from '../state/widget-state.js';
import type { Claim } from '../tabs/tab-group.js';
import type { Effect, EffectContext } from './effect.js';
import { leavingOf } from './keep-credentials.js';

/** How long a page waits for the name of the page before it, in milliseconds. */
const NAME_PATIENCE_MS = 1_000;

/**
 * Keeps what is unsent beyond the life of the tab. Each chat holds a name while it lives and writes
 * under it; `adopt-unsent.ts` takes over what is written under a name that nobody holds any more.
 */
export const keepUnsent: Effect = (context) => {
  const { transitions$, keep, runtime, tabs } = context;
  const { claim } = tabs;
  // Where there are no other tabs, nobody could take over.
  if (claim === null) return EMPTY;
  const kept$ = combineLatest([beginnings$(transitions$), runtime.suspended$]).pipe(
    switchMap(([beginning, isSuspended]) =>
      beginning === null || isSuspended ? EMPTY : named(claim, context, beginning),
    ),
  );
  const written$ = transitions$.pipe(
    tap((transition) => {
      const left = leftWidget(context, transition);
      if (left !== undefined) keep(left, ({ unsent }) => unsent.clear(left));
      write(context, transition);
    }),
    ignoreElements(),
  );
  return merge(written$, kept$);
};

/** The widget that somebody leaves now, or has left on a page that may have ended before what they left was forgotten. */
function leftWidget({ store }: EffectContext, transition: Transition): string | undefined {
  const { event } = transition;
  const isToBeEnded = event.type === 'restored' && store.readCredentials(event.widgetId).revoke.length > 0;
  return isToBeEnded ? event.widgetId : leavingOf(transition)?.widgetId;
}

interface Beginning {
  readonly widgetId: string;
  /** The name of the page that this one goes on from. */
  readonly formerId: string | null;
}

/** Emits when the earlier session of a widget is here, and `null` when the widget is no longer. */
function beginnings$(transitions$: Observable<Transition>): Observable<Beginning | null> {
  return transitions$.pipe(
    map(({ event, previous, state }) => {
      const widgetId = awakeWidgetId(state);
      if (widgetId !== null && event.type === 'restored' && event.widgetId === widgetId) {
        return { widgetId, formerId: event.session?.chatId ?? null };
      }
      return widgetId === awakeWidgetId(previous) ? undefined : null;
    }),
    filter((beginning) => beginning !== undefined),
  );
}

/** The lock that a chat holds for as long as it lives. */
export function lockOf(widgetId: string, chatId: string): string {
  return `livechat:1:${widgetId}:chat:${chatId}`;
}

/**
 * Takes the name of the page that this one goes on from and holds it; another one where that page
 * lives still, because the tab was duplicated. It writes at once: nobody takes over what has just begun.
 */
function named(
  claim: Claim,
  { state, runtime }: EffectContext,
  { widgetId, formerId }: Beginning,
): Observable<ChatEvent> {
  const hold = (chatId: string): Observable<ChatEvent> =>
    claim(lockOf(widgetId, chatId), 'wait').pipe(map((): ChatEvent => ({ type: 'named', chatId })));
  const take$ = (chatId: string): Observable<ChatEvent> =>
    concat(of<ChatEvent>({ type: 'named', chatId }), hold(chatId));
  return defer(() => {
    const chatId = state().chatId ?? formerId;
    if (chatId === null) return take$(runtime.newId());
    // The leader has it for an instant when it notices that the earlier page is gone.
    const another$ = defer(() => take$(runtime.newId()));
    const held$ = hold(chatId).pipe(
      timeout({ first: NAME_PATIENCE_MS, with: () => another$, scheduler: runtime.scheduler }),
    );
    return concat(of<ChatEvent>({ type: 'named', chatId }), held$);
  });
}

function write({ keep, tabs }: EffectContext, { event, previous, state }: Transition): void {
  const widgetId = awakeWidgetId(state);
  const { chatId } = state;
  if (widgetId === null || chatId === null || widgetId !== awakeWidgetId(previous)) return;
  if (event.type !== 'named' && !differs(previous, state)) return;
  const isLeft = hasUnsent(state);
  if (!isLeft && !hasUnsent(previous) && event.type !== 'named') return;
  const session = isLeft ? { ...toPersistedSession(state), widget: null } : null;
  keep(lockOf(widgetId, chatId), ({ unsent }) => unsent.write(widgetId, chatId, session));
  const isNew = isLeft && (event.type === 'named' || !hasUnsent(previous));
  if (isNew) tabs.tell({ personId: state.person?.id ?? null, what: { type: 'unsent' } });
}

function differs(a: WidgetState, b: WidgetState): boolean {
  return (
    a.outbox !== b.outbox ||
    a.heldContext !== b.heldContext ||
    a.standingContext !== b.standingContext ||
    a.drafts !== b.drafts ||
    a.owner !== b.owner
  );
}

function hasUnsent({ outbox, heldContext, standingContext, drafts }: WidgetState): boolean {
  return outbox.length > 0 || heldContext.length > 0 || standingContext !== null || Object.keys(drafts).length > 0;
}
