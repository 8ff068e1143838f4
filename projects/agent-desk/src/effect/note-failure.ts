import { LiveChatError, type ErrorBody } from 'livechat-core/protocol';
import type { DeskStore } from '../state/desk-store';

/** The plain form of a failure; a missing session also sends the agent back to the sign-in. */
export function noteFailure(store: DeskStore, thrown: unknown): ErrorBody {
  const error = LiveChatError.wrap(thrown);
  if (error.code === 'UNAUTHENTICATED' && store.state().session.status === 'signed-in') {
    store.dispatch({ type: 'sessionExpired' });
  }
  return error.toJSON();
}
