import { EMPTY, combineLatest, distinctUntilChanged, filter, ignoreElements, map, merge, switchMap, tap } from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent, Transition } from '../state/event.js';
import type { TabNews } from '../state/tab-news.js';
import type { WidgetState } from '../state/widget-state.js';
import type { TabEvent } from '../tabs/tab-group.js';
import type { Effect } from './effect.js';
import { leavingOf } from './keep-credentials.js';

/** What is typed here is not replaced from elsewhere for so long, in milliseconds. */
const TYPED_HERE_MS = 2_000;

/** Takes part in the group of tabs that show the same widget, and tells the others what they do not hear from the server. */
export const keepTabs: Effect = ({ transitions$, state, tabs, runtime }) => {
  const typedAt = new Map<string, number>();
  const widgetId$ = transitions$.pipe(
    map(({ state: now }) => awakeWidgetId(now)),
    distinctUntilChanged(),
  );
  const heard$ = combineLatest([widgetId$, runtime.suspended$]).pipe(
    switchMap(([widgetId, isSuspended]) => (widgetId === null || isSuspended ? EMPTY : tabs.join(widgetId))),
    tap((event) => {
      for (const news of answers(event, state())) tabs.tell(news);
    }),
    filter((event) => !isTypedHere(event)),
    map(toEvent),
  );
  const told$ = transitions$.pipe(
    tap((transition) => {
      for (const news of newsOf(transition)) {
        if (news.what.type === 'draft') typedAt.set(news.what.key, runtime.scheduler.now());
        tabs.tell(news);
      }
    }),
    ignoreElements(),
  );

  /** Two people at two windows, or a message that was slower than the hand: what stands under the caret stays. */
  function isTypedHere(event: TabEvent): boolean {
    if (event.type !== 'news' || event.news.what.type !== 'draft') return false;
    const at = typedAt.get(event.news.what.key);
    return at !== undefined && runtime.scheduler.now() - at < TYPED_HERE_MS;
  }

  // Told first: with the consent taken back this tab is out of the group.
  return merge(told$, heard$);
};

function toEvent(event: TabEvent): ChatEvent {
  return event.type === 'role' ? event : { type: 'heard', news: event.news };
}

/** Whoever has just come hears from one tab what stands in the composers. */
function answers(event: TabEvent, state: WidgetState): readonly TabNews[] {
  if (event.type !== 'news' || event.news.what.type !== 'drafts-wanted' || !state.isLeader) return [];
  const personId = state.person?.id ?? null;
  if (event.news.personId !== personId) return [];
  return Object.entries(state.drafts).map(([key, text]) => ({ personId, what: { type: 'draft', key, text } }));
}

function newsOf(transition: Transition): readonly TabNews[] {
  const { event, previous, state } = transition;
  const left = leftBy(transition);
  if (left !== null) return [left];
  // What changed with the identity is not this person's news.
  if (previous === state || previous.generation !== state.generation) return [];
  const personId = state.person?.id ?? null;
  switch (event.type) {
    case 'restored':
      return [{ personId, what: { type: 'drafts-wanted' } }];
    case 'seen':
      return [{ personId, what: { type: 'seen', threadId: event.threadId, seq: event.seq } }];
    case 'draft-changed':
    case 'command':
      return changedDrafts(previous, state).map(([key, text]) => ({ personId, what: { type: 'draft', key, text } }));
    case 'frame':
      if (event.frame.type !== 'ack') return [];
      return changedDrafts(previous, state).map(([key, text]) => ({ personId, what: { type: 'draft', key, text } }));
    default:
      return [];
  }
}

function leftBy(transition: Transition): TabNews | null {
  const { event, previous, state } = transition;
  const leaving = leavingOf(transition);
  if (leaving === null || previous.generation === state.generation || leaving.widgetId !== state.widgetId) return null;
  const person = event.type === 'restored' ? event.person : previous.person;
  const by = event.type === 'command' && event.command.name === 'clear' ? 'clear' : 'logout';
  return { personId: person?.id ?? null, what: { type: 'left', by } };
}

function changedDrafts(previous: WidgetState, { drafts }: WidgetState): readonly (readonly [string, string])[] {
  if (previous.drafts === drafts) return [];
  const keys = [...new Set([...Object.keys(previous.drafts), ...Object.keys(drafts)])];
  return keys
    .map((key) => [key, drafts[key] ?? ''] as const)
    .filter(([key, text]) => (previous.drafts[key] ?? '') !== text);
}
