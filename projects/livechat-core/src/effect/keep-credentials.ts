import { ignoreElements, tap, type Observable } from 'rxjs';
import type { SessionStore } from '../session/session-store.js';
import type { ChatEvent, Transition } from '../state/event.js';
import type { Effect } from './effect.js';

/** Keeps the token that the server gives, and forgets it when the person leaves. */
export const keepCredentials: Effect = ({ transitions$, store }): Observable<ChatEvent> =>
  transitions$.pipe(
    tap((transition) => {
      keepToken(store, transition);
      forgetToken(store, transition);
    }),
    ignoreElements(),
  );

function keepToken(store: SessionStore, { event, state }: Transition): void {
  if (event.type !== 'frame' || event.generation !== state.generation || event.frame.type !== 'welcome') return;
  if (state.widgetId === null) return;
  const { token, requestId } = event.frame;
  // The answer to hello proves that the server has ended what hello named.
  const revoke = requestId === undefined ? [] : store.readCredentials(state.widgetId).revoke;
  store.writeCredentials(state.widgetId, { token, revoke });
}

function forgetToken(store: SessionStore, { event, previous, state }: Transition): void {
  if (event.type !== 'command') return;
  const { command } = event;
  if (command.name !== 'logout' && command.name !== 'clear') return;
  const widgetId = command.name === 'clear' ? (command.widgetId ?? previous.widgetId) : previous.widgetId;
  const leavesNothing = command.name === 'logout' && previous.generation === state.generation;
  if (widgetId === null || leavesNothing) return;
  const { token, revoke } = store.readCredentials(widgetId);
  store.clear(widgetId);
  const endsSession = command.name === 'logout' || command.widgetId !== undefined;
  const left = endsSession && token !== null ? [...revoke, token].slice(-10) : revoke;
  if (left.length > 0) store.writeCredentials(widgetId, { token: null, revoke: left });
}
