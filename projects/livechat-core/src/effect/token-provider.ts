import type { TokenNeed } from '../state/widget-state.js';

/** What a {@link TokenProvider} is told. */
export interface TokenRequest {
  /** Why a token is needed: after `expired` and `refused` one from a cache would not do. */
  readonly need: TokenNeed;
}

/**
 * Gives the JSON Web Token of whoever is signed in on the site, signed by the site's backend; `null`
 * where nobody is. It may throw or reject: the session then goes on as it was.
 *
 * @example
 * ```ts
 * createLiveChat({
 *   token: async () => {
 *     const response = await fetch('/chat-token', { method: 'POST' });
 *     return response.status === 401 ? null : response.text();
 *   },
 * });
 * ```
 */
export type TokenProvider = (request: TokenRequest) => string | null | Promise<string | null>;
