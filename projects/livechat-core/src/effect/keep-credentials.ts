import { ignoreElements, tap } from 'rxjs';
import type { SessionStore } from '../session/session-store.js';
import { isDormant } from '../state/dormant.js';
import type { Transition } from '../state/event.js';
import type { LocalEffect } from './effect.js';

/** What a client keeps of sessions that it has left and could not end yet. */
const LONGEST_REVOKE = 10;

/**
 * Keeps the token that a login gives, and forgets the one of somebody who leaves. The token that
 * answers `hello` is kept by the effect that said it.
 */
export const keepCredentials: LocalEffect = ({ transitions$, store }) =>
  transitions$.pipe(
    tap((transition) => {
      keepLogin(store, transition);
      const leaving = leavingOf(transition);
      if (leaving !== null) leave(store, leaving);
    }),
    ignoreElements(),
  );

function keepLogin(store: SessionStore, { event, state }: Transition): void {
  if (event.type !== 'frame' || event.generation !== state.generation || state.widgetId === null) return;
  if (event.frame.type !== 'welcome' || event.frame.requestId === undefined) return;
  const { token, person } = event.frame;
  store.writeCredentials(state.widgetId, { token, person, revoke: store.readCredentials(state.widgetId).revoke });
}

/** Somebody who leaves, and the widget that is left. */
export interface Leaving {
  readonly widgetId: string;
  /** Whether the session ends on the server too, or is only forgotten here. */
  readonly how: 'end' | 'forget';
}

/** Whether a transition is one with which the person leaves. */
export function leavingOf({ event, previous, state }: Transition): Leaving | null {
  const isReset = previous.generation !== state.generation;
  if (event.type === 'restored') {
    return previous.isLeaving && isReset ? { widgetId: event.widgetId, how: 'end' } : null;
  }
  if (event.type !== 'command') return null;
  const { command } = event;
  const wasDormant = isDormant(previous);
  // Without consent nothing is written, not even what is to be ended; forgetting is always allowed.
  const mayNotStore = previous.consent === 'required';
  if (command.name === 'logout') {
    return isReset && !wasDormant && previous.widgetId !== null ? { widgetId: previous.widgetId, how: 'end' } : null;
  }
  if (command.name !== 'clear') return null;
  const widgetId = command.widgetId ?? previous.widgetId;
  return widgetId === null ? null : { widgetId, how: command.widgetId === undefined || mayNotStore ? 'forget' : 'end' };
}

function leave(store: SessionStore, { widgetId, how }: Leaving): void {
  const { token, revoke } = store.readCredentials(widgetId);
  store.clear(widgetId);
  const left = how === 'end' && token !== null ? [...revoke, token].slice(-LONGEST_REVOKE) : revoke;
  if (left.length > 0) store.writeCredentials(widgetId, { token: null, person: null, revoke: left });
}
