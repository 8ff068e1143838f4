import type { WidgetState } from './widget-state.js';

/** Whether the chat still lives in memory alone: no widget is known, or the customer has not agreed. */
export function isDormant(state: WidgetState): boolean {
  return state.widgetId === null || state.consent === 'required';
}

/** The widget for which things may be stored, connected and asked for; `null` while the chat is dormant. */
export function awakeWidgetId(state: WidgetState): string | null {
  return isDormant(state) ? null : state.widgetId;
}
