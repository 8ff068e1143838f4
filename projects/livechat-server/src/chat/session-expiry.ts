import type { Session } from '../store/session-store.js';

/** Whether the token of a customer's session has run out, so that nothing is read or written in its name. */
export function hasExpired({ expiresAt }: Pick<Session, 'expiresAt'>, now: number): boolean {
  return expiresAt !== undefined && now > expiresAt;
}
