import { Injectable, inject } from '@angular/core';
import { LiveChatError } from 'livechat-core/protocol';
import { DeskApi, type Credentials } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';

/** Begins and ends the agent's session. */
@Injectable({ providedIn: 'root' })
export class SessionKeeper {
  readonly #store = inject(DeskStore);
  readonly #api = inject(DeskApi);

  /** Takes up the session that this browser may still have. */
  async restore(): Promise<void> {
    this.#store.dispatch({ type: 'sessionWanted' });
    try {
      this.#store.dispatch({ type: 'signedIn', agent: await this.#api.readSession() });
    } catch (thrown) {
      const error = LiveChatError.wrap(thrown);
      if (error.code === 'UNAUTHENTICATED') this.#store.dispatch({ type: 'noSession' });
      else this.#store.dispatch({ type: 'sessionUnreachable', error: error.toJSON() });
    }
  }

  /**
   * Signs an agent in.
   *
   * @throws DeskApiError `UNAUTHENTICATED` for a wrong password, `RATE_LIMITED` with
   *   `retryAfterSeconds` after too many attempts
   */
  async signIn(credentials: Credentials): Promise<void> {
    this.#store.dispatch({ type: 'signedIn', agent: await this.#api.signIn(credentials) });
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
    this.#store.dispatch({ type: 'signedOut' });
  }
}
