import { fastifyCookie } from '@fastify/cookie';
import { LiveChatError } from 'livechat-core/protocol';
import { timingSafeEqual } from 'node:crypto';
import { csrfTokenOf } from '../chat/desk/sign-in.js';

/** The cookie that holds an agent's session token. */
export const SESSION_COOKIE = 'livechat_desk';

/**
 * A change must come from the desk's own page, which alone can read the token.
 *
 * @throws LiveChatError `FORBIDDEN`
 */
export function requireCsrfToken(sessionToken: string, presented: unknown): void {
  const expected = Buffer.from(csrfTokenOf(sessionToken));
  const found = Buffer.from(typeof presented === 'string' ? presented : '');
  if (found.length === expected.length && timingSafeEqual(found, expected)) return;
  throw new LiveChatError({
    code: 'FORBIDDEN',
    message: 'The request does not carry the token of the session.',
    remedy: 'Send the csrfToken that the session gave as the header x-csrf-token.',
    field: 'x-csrf-token',
  });
}

/** The session token in a `Cookie` header. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : fastifyCookie.parse(cookieHeader)[SESSION_COOKIE];
}
