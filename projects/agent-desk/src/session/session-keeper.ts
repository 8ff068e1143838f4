import { Injectable, inject } from '@angular/core';
import { LiveChatError } from 'livechat-core/protocol';
import { DeskApi, type Credentials } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { SESSION_HINT } from './session-hint';

/** Begins and ends the agent's session. */
@Injectable({ providedIn: 'root' })
export class SessionKeeper {
  readonly #store = inject(DeskStore);
  readonly #api = inject(DeskApi);
  readonly #hint = inject(SESSION_HINT);

  /** Takes up the session that this browser may still have. */
  async restore(): Promise<void> {
    if (!this.#hint.mayExist()) {
      this.#store.dispatch({ type: 'noSession' });
      return;
    }
    this.#store.dispatch({ type: 'sessionWanted' });
    try {
      this.#store.dispatch({ type: 'signedIn', agent: await this.#api.readSession() });
    } catch (thrown) {
      const error = LiveChatError.wrap(thrown);
      if (error.code === 'UNAUTHENTICATED') {
        this.#hint.note('no');
        this.#store.dispatch({ type: 'noSession' });
      } else this.#store.dispatch({ type: 'sessionUnreachable', error: error.toJSON() });
    }
  }

  /**
   * Signs an agent in.
   *
   * @throws DeskApiError `UNAUTHENTICATED` for a wrong password, `RATE_LIMITED` with
   *   `retryAfterSeconds` after too many attempts
   */
  async signIn(credentials: Credentials): Promise<void> {
    const agent = await this.#api.signIn(credentials);
    this.#hint.note('yes');
    this.#store.dispatch({ type: 'signedIn', agent });
  }

  /** Ends the session on the server and forgets everything here. */
  async signOut(): Promise<void> {
    try {
      await this.#api.signOut();
    } catch (thrown) {
      const error = LiveChatError.wrap(thrown);
      if (error.code !== 'UNAUTHENTICATED') {
        this.#store.dispatch({ type: 'actionRefused', error: error.toJSON() });
        return;
      }
    }
    this.#hint.note('no');
    this.#store.dispatch({ type: 'signedOut' });
  }
}
