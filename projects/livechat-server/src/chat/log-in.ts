import type { AuthFrame } from 'livechat-core/protocol';
import { hashSecret, newToken } from '../auth/secrets.js';
import { sessionEnded } from '../store/refusals.js';
import type { LoginOutcome, Session } from '../store/session-store.js';
import type { ChatDeps } from './deps.js';
import type { AdmittedSession } from './open-session.js';
import { publishToBoth, publishToSession } from './publish.js';

/** A session after its login. */
export interface LoggedIn extends AdmittedSession {
  readonly outcome: LoginOutcome;
}

/**
 * Logs a session in with a token that the site signed. What a visitor wrote goes along. The
 * session's other sockets are told to begin anew.
 *
 * @throws LiveChatError `TOKEN_INVALID`, `TOKEN_EXPIRED`, `TOKEN_ALREADY_USED`, `UNAVAILABLE`; the session is then as it was
 */
export async function logIn(deps: ChatDeps, session: Session, frame: AuthFrame): Promise<LoggedIn> {
  const { store, tokens } = deps;
  const widget = await store.findWidget(session.widgetId);
  if (widget === undefined) throw sessionEnded();
  const { identity, proof } = await tokens.verify(frame.jwt, {
    widgetId: widget.id,
    keys: await store.listWidgetKeys(widget.id),
  });
  const token = newToken();
  const login = await store.logIn({ session, identity, proof, tokenHash: hashSecret(token) });
  return { session: login.session, widget, token, outcome: login.outcome };
}

/**
 * Tells those whom a login concerns, after the socket that asked for it has switched: the session's
 * other sockets, and where threads have another customer now, the desks and the customer's devices.
 */
export async function announceLogin({ store, fanOut }: ChatDeps, { session, outcome }: LoggedIn): Promise<void> {
  publishToSession(fanOut, session.sessionId);
  if (outcome !== 'PROMOTED' && outcome !== 'MERGED') return;
  for (const { id } of await store.listThreads(session.personId)) {
    publishToBoth(fanOut, session.personId, { type: 'thread', threadId: id });
  }
}
