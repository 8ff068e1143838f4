import { filter, map } from 'rxjs';
import type { Person } from '../../protocol/entities.js';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent } from '../state/event.js';
import type { Effect, EffectContext } from './effect.js';

/**
 * Lets somebody leave who has left on another page while this one was put aside, and heard nothing of it: what it
 * shows is not for those who come back to it, whether or not there is a connection to ask who they are.
 */
export const noticeLeaving: Effect = (context) => {
  let last: Person | null = null;
  return context.runtime.suspended$.pipe(
    map((isSuspended) => {
      const [before, now] = [last, storedPerson(context)];
      last = now;
      return isSuspended || before === null || goesOn(before, now) ? null : before.id;
    }),
    filter((personId) => personId !== null),
    map((personId): ChatEvent => ({ type: 'heard', news: { personId, what: { type: 'left', by: 'logout' } } })),
  );
};

function storedPerson({ state, store }: EffectContext): Person | null {
  const widgetId = awakeWidgetId(state());
  return widgetId === null ? null : store.readCredentials(widgetId).person;
}

/** A visitor who logs in goes on with what was written before. */
function goesOn(before: Person, now: Person | null): boolean {
  return now?.id === before.id || (before.kind === 'VISITOR' && now?.kind === 'CUSTOMER');
}
