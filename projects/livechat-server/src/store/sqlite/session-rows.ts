import { sessionEnded } from '../refusals.js';
import type { Session, SessionKey } from '../session-store.js';
import type { SqliteDeps } from './deps.js';
import { toPerson, type PersonColumns } from './rows.js';

/** A browser that did not come back for so long starts anew. */
const SESSION_IDLE_MS = 365 * 24 * 60 * 60 * 1000;

/** Lost answers leave tokens behind; so many of a session stay valid. */
const TOKENS_PER_SESSION = 8;

/** A living session with its person. */
export interface SessionRow extends PersonColumns {
  readonly id: string;
  readonly widget_id: string;
  readonly generation: number;
  readonly login_hash: string | null;
  readonly last_seen_at: number;
}

const SELECT_SESSION = `
  SELECT s.id, s.widget_id, s.generation, s.login_hash, s.last_seen_at,
    p.id AS person_id, p.kind, p.name AS person_name, p.external_id
  FROM sessions s JOIN persons p ON p.id = s.person_id
  WHERE s.ended_at IS NULL AND s.last_seen_at > ?`;

/**
 * The session as long as it is alive and acts for this person.
 *
 * @throws LiveChatError `SESSION_ENDED`
 */
export function requireSession(deps: SqliteDeps, { sessionId, personId }: SessionKey): SessionRow {
  const row = livingSession(deps, sessionId);
  if (row?.person_id !== personId) throw sessionEnded();
  return row;
}

export function livingSession({ connection, clock }: SqliteDeps, sessionId: string): SessionRow | undefined {
  return connection.get<SessionRow>(`${SELECT_SESSION} AND s.id = ?`, clock() - SESSION_IDLE_MS, sessionId);
}

export function toSession(row: SessionRow): Session {
  return { sessionId: row.id, personId: row.person_id, widgetId: row.widget_id, person: toPerson(row) };
}

/** Adds a token to a session; of too many the oldest end. */
export function addToken(
  { connection }: SqliteDeps,
  token: { readonly sessionId: string; readonly generation: number; readonly tokenHash: string },
): void {
  connection.run(
    'INSERT INTO session_tokens (hash, session_id, generation) VALUES (?, ?, ?)',
    token.tokenHash,
    token.sessionId,
    token.generation,
  );
  connection.run(
    `DELETE FROM session_tokens WHERE session_id = ?1 AND rowid NOT IN
      (SELECT rowid FROM session_tokens WHERE session_id = ?1 ORDER BY rowid DESC LIMIT ${TOKENS_PER_SESSION})`,
    token.sessionId,
  );
}
