import { LiveChatError, type Agent } from 'livechat-core/protocol';
import { passwordMatches } from '../../auth/passwords.js';
import { hashSecret, newToken } from '../../auth/secrets.js';
import { addressKey } from '../../limit/address-key.js';
import { ThrottledError } from '../../limit/throttled-error.js';
import type { SignInKeys } from '../../store/sign-in-store.js';
import type { ChatDeps } from '../deps.js';

/** How long an agent stays signed in, in milliseconds. */
export const AGENT_SESSION_MS = 7 * 24 * 60 * 60 * 1000;

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
  { email: given, password, address }: SignInAttempt,
): Promise<{ readonly agent: Agent; readonly token: string }> {
  const email = given.trim();
  const keys = keysOf(email, address);
  const waitMs = await store.admitSignIn(keys);
  if (waitMs > 0) throw new ThrottledError('There were too many attempts to sign in.', waitMs);
  const found = await store.findAgent(email);
  const matches = await passwordMatches(password, found?.passwordHash);
  if (found === undefined || !matches) throw wrongCredentials();
  await store.forgiveSignIn(keys);
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

function keysOf(email: string, address: string): SignInKeys {
  const from = addressKey(address);
  return {
    account: hashSecret(`account:${email.toLowerCase()}:${from}`),
    address: hashSecret(`address:${from}`),
  };
}

function wrongCredentials(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'The e-mail address or the password is not right.',
    remedy: 'Check both; "npx livechat-server agent list" lists the agents.',
  });
}
