import type { ResumedSession, SessionStore } from '../session-store.js';
import type { SqliteDeps } from './deps.js';
import { logIn } from './login.js';
import { addToken, livingSession, toSession } from './session-rows.js';

/** Noting every visit would make a write of each connection. */
const SEEN_PRECISION_MS = 60 * 60 * 1000;

/** The sessions in SQLite. */
export function sqliteSessions(deps: SqliteDeps): SessionStore {
  const { connection, clock, newId } = deps;

  return {
    async openVisitorSession({ widgetId, tokenHash }) {
      return connection.transaction(() => {
        const now = clock();
        const personId = newId();
        const sessionId = newId();
        connection.run(
          "INSERT INTO persons (id, widget_id, kind, created_at) VALUES (?, ?, 'VISITOR', ?)",
          personId,
          widgetId,
          now,
        );
        connection.run(
          'INSERT INTO sessions (id, widget_id, person_id, generation, created_at, last_seen_at) VALUES (?, ?, ?, 0, ?, ?)',
          sessionId,
          widgetId,
          personId,
          now,
          now,
        );
        addToken(deps, { sessionId, generation: 0, tokenHash });
        return { sessionId, personId, widgetId, person: { id: personId, kind: 'VISITOR' } };
      });
    },

    async resumeSession({ widgetId, tokenHash, replacementHash }) {
      return connection.transaction((): ResumedSession | undefined => {
        const token = findToken(deps, tokenHash);
        const row = token === undefined ? undefined : livingSession(deps, token.session_id);
        if (token === undefined || row?.widget_id !== widgetId) return undefined;
        const now = clock();
        if (now - row.last_seen_at > SEEN_PRECISION_MS) {
          connection.run('UPDATE sessions SET last_seen_at = ? WHERE id = ?', now, row.id);
        }
        const session = toSession(row);
        if (token.generation < row.generation) {
          addToken(deps, { sessionId: row.id, generation: row.generation, tokenHash: replacementHash });
          return { session, token: 'REPLACED' };
        }
        connection.run('DELETE FROM session_tokens WHERE session_id = ? AND generation < ?', row.id, row.generation);
        return { session, token: 'KEPT' };
      });
    },

    async findSession(sessionId) {
      const row = livingSession(deps, sessionId);
      return row === undefined ? undefined : toSession(row);
    },

    async logIn(input) {
      return connection.transaction(() => logIn(deps, input));
    },

    async endSession(sessionId) {
      return connection.transaction(() => endSession(deps, sessionId));
    },

    async endSessionByToken({ widgetId, tokenHash }) {
      return connection.transaction(() => {
        const token = findToken(deps, tokenHash);
        if (token === undefined || livingSession(deps, token.session_id)?.widget_id !== widgetId) return undefined;
        return endSession(deps, token.session_id) ? token.session_id : undefined;
      });
    },
  };
}

function findToken({ connection }: SqliteDeps, hash: string) {
  return connection.get<{ session_id: string; generation: number }>(
    'SELECT session_id, generation FROM session_tokens WHERE hash = ?',
    hash,
  );
}

function endSession({ connection, clock }: SqliteDeps, sessionId: string): boolean {
  connection.run('DELETE FROM session_tokens WHERE session_id = ?', sessionId);
  return connection.run('UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL', clock(), sessionId) > 0;
}
