import { concatMap, filter, of } from 'rxjs';
import type { ChatEvent } from '../state/event.js';
import type { Effect } from './effect.js';

/** Brings back what an earlier page of this tab left, as soon as the widget is known. */
export const restoreSession: Effect = ({ transitions$, store }) =>
  transitions$.pipe(
    filter(({ previous, state }) => state.widgetId !== null && state.widgetId !== previous.widgetId),
    concatMap(({ state }) => {
      const widgetId = state.widgetId ?? '';
      const session = store.readSession(widgetId);
      return session === null ? [] : of<ChatEvent>({ type: 'restored', widgetId, session });
    }),
  );
