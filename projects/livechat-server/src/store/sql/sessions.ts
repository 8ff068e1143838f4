import type { ResumedSession, SessionStore } from '../session-store.js';
import { logIn } from './login.js';
import type { SqlScopes, WriteScope } from './scope.js';
import { addToken, isExpired, livingSession, toSession, type SessionRow } from './session-rows.js';

/** Noting every visit would make a write of each connection. */
const SEEN_PRECISION_MS = 60 * 60 * 1000;

/** The sessions of visitors and customers. */
export function sqlSessions({ now, transact }: SqlScopes): SessionStore {
  return {
    openVisitorSession: ({ widgetId, tokenHash }) =>
      transact(async (scope) => {
        const { sql, clock, newId } = scope;
        const openedAt = clock();
        const personId = newId();
        const sessionId = newId();
        await sql.run(
          "INSERT INTO persons (id, widget_id, kind, created_at) VALUES (?, ?, 'VISITOR', ?)",
          personId,
          widgetId,
          openedAt,
        );
        await sql.run(
          'INSERT INTO sessions (id, widget_id, person_id, generation, created_at, last_seen_at) VALUES (?, ?, ?, 0, ?, ?)',
          sessionId,
          widgetId,
          personId,
          openedAt,
          openedAt,
        );
        await addToken(scope, { sessionId, generation: 0, tokenHash });
        return { sessionId, personId, widgetId, person: { id: personId, kind: 'VISITOR' } };
      }),

    resumeSession: ({ widgetId, tokenHash, replacementHash }) =>
      transact(async (scope): Promise<ResumedSession | undefined> => {
        const { sql, clock } = scope;
        const found = await holdByToken(scope, tokenHash);
        if (found?.row.widget_id !== widgetId) return undefined;
        const { row, generation } = found;
        const seenAt = clock();
        if (seenAt - row.last_seen_at > SEEN_PRECISION_MS) {
          await sql.run('UPDATE sessions SET last_seen_at = ? WHERE id = ?', seenAt, row.id);
        }
        const session = toSession(row);
        if (generation < row.generation) {
          await addToken(scope, { sessionId: row.id, generation: row.generation, tokenHash: replacementHash });
          return { session, token: 'REPLACED' };
        }
        await sql.run('DELETE FROM session_tokens WHERE session_id = ? AND generation < ?', row.id, row.generation);
        return { session, token: 'KEPT' };
      }),

    async findSessionByToken(tokenHash) {
      const token = await now.sql.get<{ session_id: string; generation: number }>(
        'SELECT t.session_id, t.generation FROM session_tokens t WHERE t.hash = ?',
        tokenHash,
      );
      const row = token === undefined ? undefined : await livingSession(now, token.session_id);
      if (row === undefined || row.generation !== token?.generation || isExpired(now, row)) return undefined;
      return toSession(row);
    },

    async findSession(sessionId) {
      const row = await livingSession(now, sessionId);
      return row === undefined ? undefined : toSession(row);
    },

    logIn: (input) => transact((scope) => logIn(scope, input)),

    endSession: (sessionId) => transact((scope) => endSession(scope, sessionId)),

    endSessionByToken: ({ widgetId, tokenHash }) =>
      transact(async (scope) => {
        const found = await holdByToken(scope, tokenHash);
        if (found?.row.widget_id !== widgetId) return undefined;
        return (await endSession(scope, found.row.id)) ? found.row.id : undefined;
      }),

    endSessionsBySid: ({ widgetId, sid }) =>
      transact(async (scope) => {
        const { sql } = scope;
        const living = await sql.all<{ id: string }>(
          `SELECT s.id FROM sessions s WHERE s.widget_id = ? AND s.sid = ? AND s.ended_at IS NULL
            ORDER BY s.id${sql.dialect.holding('s')}`,
          widgetId,
          sid,
        );
        for (const { id } of living) await endSession(scope, id);
        return living.map(({ id }) => id);
      }),
  };
}

/** The living session of a token. Its row is held before it is read, so that a login comes before or after. */
async function holdByToken(
  scope: WriteScope,
  hash: string,
): Promise<{ readonly row: SessionRow; readonly generation: number } | undefined> {
  const { sql } = scope;
  const token = await sql.get<{ session_id: string; generation: number }>(
    `SELECT t.session_id, t.generation FROM session_tokens t JOIN sessions s ON s.id = t.session_id
      WHERE t.hash = ?${sql.dialect.holding('s')}`,
    hash,
  );
  const row = token === undefined ? undefined : await livingSession(scope, token.session_id);
  return token === undefined || row === undefined ? undefined : { row, generation: token.generation };
}

async function endSession({ sql, clock }: WriteScope, sessionId: string): Promise<boolean> {
  const end = 'UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL';
  const ended = await sql.run(end, clock(), sessionId);
  await sql.run('DELETE FROM session_tokens WHERE session_id = ?', sessionId);
  return ended > 0;
}
