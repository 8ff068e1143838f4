import { ignoreElements, tap } from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import { toPersistedSession } from '../state/persisted-session.js';
import type { WidgetState } from '../state/widget-state.js';
import type { LocalEffect } from './effect.js';

/** Writes what must outlive a reload at the moment it changes: a crash gives no second chance. */
export const persistSession: LocalEffect = ({ transitions$, store }) =>
  transitions$.pipe(
    tap(({ event, previous, state }) => {
      // Until the earlier page's session is taken over, writing would destroy it.
      const isDue = event.type === 'restored' || differs(previous, state);
      const widgetId = awakeWidgetId(state);
      if (widgetId === null || widgetId !== awakeWidgetId(previous) || !isDue) return;
      store.writeSession(widgetId, toPersistedSession(state));
    }),
    ignoreElements(),
  );

function differs(a: WidgetState, b: WidgetState): boolean {
  return (
    a.outbox !== b.outbox ||
    a.heldContext !== b.heldContext ||
    a.standingContext !== b.standingContext ||
    a.drafts !== b.drafts ||
    a.isOpen !== b.isOpen ||
    a.isLauncherVisible !== b.isLauncherVisible ||
    a.screen !== b.screen ||
    a.activeThreadId !== b.activeThreadId ||
    a.newThreadId !== b.newThreadId ||
    a.language !== b.language ||
    a.theme !== b.theme ||
    a.chatId !== b.chatId ||
    a.owner !== b.owner ||
    a.widget !== b.widget
  );
}
