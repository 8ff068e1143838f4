import { sessionEnded, sessionExpired } from '../refusals.js';
import type { Session, SessionKey } from '../session-store.js';
import { toPerson, type PersonColumns } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';

/** A browser that did not come back for so long starts anew. */
export const SESSION_IDLE_MS = 365 * 24 * 60 * 60 * 1000;

/** Lost answers leave tokens behind; so many of a session stay valid. */
const TOKENS_PER_SESSION = 8;

/** A living session with its person and what it needs to know of its widget. */
export interface SessionRow extends PersonColumns {
  readonly id: string;
  readonly widget_id: string;
  readonly multi_thread: number;
  readonly generation: number;
  readonly login_hash: string | null;
  readonly last_seen_at: number;
  readonly expires_at: number | null;
}

const SELECT_SESSION = `
  SELECT s.id, s.widget_id, s.generation, s.login_hash, s.last_seen_at, s.expires_at, w.multi_thread,
    p.id AS person_id, p.kind, p.name AS person_name, p.external_id
  FROM sessions s JOIN persons p ON p.id = s.person_id JOIN widgets w ON w.id = s.widget_id
  WHERE s.ended_at IS NULL AND s.last_seen_at > ? AND s.id = ?`;

/**
 * The session as long as it is alive and acts for this person.
 *
 * @throws LiveChatError `SESSION_ENDED`; `TOKEN_EXPIRED` where it waits for a login
 */
export async function requireSession(scope: ReadScope, { sessionId, personId }: SessionKey): Promise<SessionRow> {
  const row = await livingSession(scope, sessionId);
  if (row?.person_id !== personId) throw sessionEnded();
  if (isExpired(scope, row)) throw sessionExpired();
  return row;
}

/**
 * The same for a write: session and person stay what they are until the transaction ends, and the
 * writes of one person come one after the other.
 *
 * @throws LiveChatError `SESSION_ENDED`; `TOKEN_EXPIRED` where it waits for a login
 */
export async function holdSession(scope: WriteScope, key: SessionKey): Promise<SessionRow> {
  const row = await holdForLogin(scope, key);
  if (isExpired(scope, row)) throw sessionExpired();
  return row;
}

/**
 * The same for a login, also where the session waits for one.
 *
 * @throws LiveChatError `SESSION_ENDED`
 */
export async function holdForLogin(scope: WriteScope, { sessionId, personId }: SessionKey): Promise<SessionRow> {
  const { sql, clock } = scope;
  const row = await sql.get<SessionRow>(
    `${SELECT_SESSION} AND p.id = ?${sql.dialect.holding('s', 'p')}`,
    clock() - SESSION_IDLE_MS,
    sessionId,
    personId,
  );
  if (row === undefined) throw sessionEnded();
  return row;
}

export function livingSession({ sql, clock }: ReadScope, sessionId: string): Promise<SessionRow | undefined> {
  return sql.get<SessionRow>(SELECT_SESSION, clock() - SESSION_IDLE_MS, sessionId);
}

export function toSession(row: SessionRow): Session {
  return {
    sessionId: row.id,
    personId: row.person_id,
    widgetId: row.widget_id,
    person: toPerson(row),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  };
}

/** Whether the token of the session has run out. */
export function isExpired({ clock }: ReadScope, { expires_at: expiresAt }: SessionRow): boolean {
  return expiresAt !== null && clock() > expiresAt;
}

/** Adds a token to a session that is held; of too many the oldest end. */
export async function addToken(
  { sql }: WriteScope,
  token: { readonly sessionId: string; readonly generation: number; readonly tokenHash: string },
): Promise<void> {
  const { sessionId, generation, tokenHash } = token;
  await sql.run(
    `INSERT INTO session_tokens (hash, session_id, generation, position)
      SELECT ?, ?, ?, coalesce(max(position), 0) + 1 FROM session_tokens WHERE session_id = ?`,
    tokenHash,
    sessionId,
    generation,
    sessionId,
  );
  await sql.run(
    `DELETE FROM session_tokens WHERE session_id = ? AND position <=
      (SELECT max(position) FROM session_tokens WHERE session_id = ?) - ${TOKENS_PER_SESSION}`,
    sessionId,
    sessionId,
  );
}
