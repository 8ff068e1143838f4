import { ignoreElements, tap } from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import { differsInPersisted, toPersistedSession } from '../state/persisted-session.js';
import type { LocalEffect } from './effect.js';

/** Writes what must outlive a reload at the moment it changes: a crash gives no second chance. */
export const persistSession: LocalEffect = ({ transitions$, store }) =>
  transitions$.pipe(
    tap(({ event, previous, state }) => {
      // Until the earlier page's session is taken over, writing would destroy it.
      const isDue = event.type === 'restored' || differsInPersisted(previous, state);
      const widgetId = awakeWidgetId(state);
      if (widgetId === null || widgetId !== awakeWidgetId(previous) || !isDue) return;
      store.writeSession(widgetId, toPersistedSession(state));
    }),
    ignoreElements(),
  );
