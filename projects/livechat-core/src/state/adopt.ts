import type { Person } from '../../protocol/entities.js';
import type { PersistedSession } from './persisted-session.js';
import { unsentWith } from './restore.js';
import type { WidgetState } from './widget-state.js';

/**
 * Takes over what a chat has not sent whose tab is gone, unless it is of somebody else. It goes out
 * before what was written here, because it was written before.
 */
export function adopt(state: WidgetState, session: PersistedSession): WidgetState {
  if (!mayAdopt(state.owner ?? state.person, session.owner)) return state;
  const isNothingShown = state.activeThreadId === null && state.newThreadId === null;
  return {
    ...state,
    ...unsentWith(state, session),
    owner: state.owner ?? session.owner,
    newThreadId: isNothingShown ? session.newThreadId : state.newThreadId,
  };
}

/** A customer's is nobody else's; a visitor's goes on with the visitor, and with whom the visitor became. */
function mayAdopt(here: Person | null, left: Person | null): boolean {
  if (here === null || left === null || here.id === left.id) return true;
  return left.kind === 'VISITOR' && here.kind === 'CUSTOMER';
}
