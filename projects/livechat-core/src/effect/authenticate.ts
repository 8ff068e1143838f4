import { delay, filter, merge, tap, ignoreElements } from 'rxjs';
import { isTransient } from '../../protocol/error-kinds.js';
import type { Transition } from '../state/event.js';
import { CONNECTION_STATES } from '../transport/connection-states.js';
import { TRANSIENT_DELAY_MS } from './flush-outbox.js';
import type { Effect } from './effect.js';

/**
 * Presents the token of a pending login: when it is asked for, on every new connection, and again
 * when the server could not answer. The server takes the same token twice from the same session.
 */
export const authenticate: Effect = ({ transitions$, state, send, runtime }) => {
  const due$ = transitions$.pipe(filter(isDue));
  const again$ = transitions$.pipe(filter(isPostponed), delay(TRANSIENT_DELAY_MS, runtime.scheduler));
  return merge(due$, again$).pipe(
    tap(() => {
      const { auth, connection } = state();
      if (auth === null || !CONNECTION_STATES[connection.status].mayLogIn) return;
      // The site was asked for the token and has not answered.
      if (auth.jwt === null) return;
      send({ type: 'auth', requestId: auth.commandId, jwt: auth.jwt });
    }),
    ignoreElements(),
  );
};

function isDue({ event, previous, state }: Transition): boolean {
  if (state.auth === null || !CONNECTION_STATES[state.connection.status].mayLogIn) return false;
  return state.auth !== previous.auth || event.type === 'connection';
}

function isPostponed({ event, state }: Transition): boolean {
  if (event.type !== 'frame' || event.frame.type !== 'error') return false;
  return event.frame.requestId === state.auth?.commandId && isTransient(event.frame.error);
}
