import { type AuthFrame } from 'livechat-core/protocol';
import { hashSecret, newToken } from '../auth/secrets.js';
import { verifyToken } from '../auth/verify-token.js';
import type { Session } from '../store/session-store.js';
import { sessionEnded } from '../store/refusals.js';
import type { ChatDeps } from './deps.js';
import type { AdmittedSession } from './open-session.js';
import { publishToBoth, publishToSession } from './publish.js';

/**
 * Logs a session in with a token that the site signed. What a visitor wrote goes along. The
 * session's other sockets are told to begin anew.
 *
 * @throws LiveChatError `TOKEN_INVALID`, `TOKEN_EXPIRED`, `TOKEN_ALREADY_USED`; the session is then as it was
 */
export async function logIn(deps: ChatDeps, session: Session, frame: AuthFrame): Promise<AdmittedSession> {
  const { store, clock } = deps;
  const widget = await store.findWidget(session.widgetId);
  if (widget === undefined) throw sessionEnded();
  const { identity, proof } = await verifyToken(frame.jwt, {
    widgetId: widget.id,
    keys: await store.listWidgetKeys(widget.id),
    now: clock(),
  });
  const token = newToken();
  const login = await store.logIn({ session, identity, proof, tokenHash: hashSecret(token) });
  return { session: login.session, widget, token };
}

/** Tells those whom a login concerns, after the socket that asked for it has switched. */
export async function announceLogin({ store, fanOut }: ChatDeps, session: Session): Promise<void> {
  publishToSession(fanOut, session.sessionId);
  for (const { id } of await store.listThreads(session.personId)) {
    publishToBoth(fanOut, session.personId, { type: 'thread', threadId: id });
  }
}
