import { filter, map } from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent } from '../state/event.js';
import type { LocalEffect } from './effect.js';

/** Brings back who is logged in, and what an earlier page of this tab left, as soon as the widget is known. */
export const restoreSession: LocalEffect = ({ transitions$, store }) =>
  transitions$.pipe(
    filter(({ previous, state }) => awakeWidgetId(state) !== null && awakeWidgetId(state) !== awakeWidgetId(previous)),
    map(({ state }): ChatEvent => {
      const widgetId = state.widgetId ?? '';
      const { person } = store.readCredentials(widgetId);
      return { type: 'restored', widgetId, session: store.readSession(widgetId), person };
    }),
  );
