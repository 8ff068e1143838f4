import { LiveChatError, type Agent } from 'livechat-core/protocol';
import { passwordMatches } from '../../auth/passwords.js';
import { hashSecret, newToken } from '../../auth/secrets.js';
import { addressKey } from '../../limit/address-key.js';
import type { SignInThrottle } from '../../limit/sign-in-throttle.js';
import { ThrottledError } from '../../limit/throttled-error.js';
import type { ChatDeps } from '../deps.js';

/** How long an agent stays signed in, in milliseconds. */
export const AGENT_SESSION_MS = 7 * 24 * 60 * 60 * 1000;

/** Colleagues may share an address, so it bears more failures than one account does. */
const FREE_FAILURES_OF_ADDRESS = 30;

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** The network address it comes from. */
  readonly address: string;
}

/**
 * Signs an agent in and gives the token for the cookie.
 *
 * @throws ThrottledError after too many failures
 * @throws LiveChatError `UNAUTHENTICATED`, the same for an unknown address and a wrong password
 */
export async function signIn(
  { store, clock }: ChatDeps,
  throttle: SignInThrottle,
  attempt: SignInAttempt,
): Promise<{ readonly agent: Agent; readonly token: string }> {
  const email = attempt.email.trim();
  const from = addressKey(attempt.address);
  const account = `account:${email.toLowerCase()}:${from}`;
  const address = `address:${from}`;
  const waitMs = Math.max(throttle.waitMs(account), throttle.waitMs(address));
  if (waitMs > 0) throw new ThrottledError('There were too many attempts to sign in.', waitMs);
  // Counted before the password is checked, so that attempts at the same time count as well.
  throttle.fail(account);
  throttle.fail(address, FREE_FAILURES_OF_ADDRESS);
  const found = await store.findAgent(email);
  const matches = await passwordMatches(attempt.password, found?.passwordHash);
  if (found === undefined || !matches) throw wrongCredentials();
  throttle.succeed(account);
  throttle.succeed(address);
  const token = newToken();
  await store.openAgentSession({
    agentId: found.agent.id,
    tokenHash: hashSecret(token),
    expiresAt: clock() + AGENT_SESSION_MS,
  });
  return { agent: found.agent, token };
}

/** The token that a page must send back with what it changes; it is bound to the session. */
export function csrfTokenOf(sessionToken: string): string {
  return hashSecret(`csrf:${sessionToken}`);
}

function wrongCredentials(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'The e-mail address or the password is not right.',
    remedy: 'Check both; "npx livechat-server agent list" lists the agents.',
  });
}
