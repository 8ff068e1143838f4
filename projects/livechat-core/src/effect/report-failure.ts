import { filter, ignoreElements, tap } from 'rxjs';
import type { Effect } from './effect.js';

/** Says in the log why the widget does not appear: a developer looks there first. */
export const reportFailure: Effect = ({ transitions$, runtime }) =>
  transitions$.pipe(
    filter(({ previous, state }) => state.failure !== null && state.failure !== previous.failure),
    tap(({ state }) => {
      runtime.logger.error(`Live chat: ${state.failure?.message ?? ''} ${state.failure?.remedy ?? ''}`);
    }),
    ignoreElements(),
  );
