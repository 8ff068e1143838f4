import { map } from 'rxjs';
import { contextualDataGate } from '../gate/contextual-data-gate.js';
import { openings$ } from '../gate/openings.js';
import type { ChatEvent } from '../state/event.js';
import type { Effect } from './effect.js';

/** Moves contextual data from behind the gate into the outbox. */
export const releaseContext: Effect = ({ transitions$, runtime }) =>
  transitions$.pipe(
    map(({ state }) => state.heldContext),
    contextualDataGate(openings$(transitions$)),
    map(({ requestId, target }): ChatEvent => {
      return { type: 'context-released', requestId, target, at: runtime.scheduler.now() };
    }),
  );
