import { tokenAlreadyUsed, tokenExpired } from '../refusals.js';
import type { Identity, Login, LoginOutcome, LoginProof, SessionStore } from '../session-store.js';
import type { SqliteDeps } from './deps.js';
import { addToken, livingSession, requireSession, toSession, type SessionRow } from './session-rows.js';

/** Gives a session an identity; runs inside a transaction. */
export function logIn(deps: SqliteDeps, input: Parameters<SessionStore['logIn']>[0]): Login {
  const { identity, proof, tokenHash } = input;
  const row = requireSession(deps, input.session);
  if (row.login_hash === proof.hash) {
    addToken(deps, { sessionId: row.id, generation: row.generation, tokenHash });
    return { session: toSession(row), outcome: 'REPEATED' };
  }
  useOnce(deps, row.widget_id, proof);
  const { personId, outcome } = assume(deps, row, identity);
  const generation = row.generation + 1;
  deps.connection.run(
    'UPDATE sessions SET person_id = ?, generation = ?, login_hash = ?, sid = ? WHERE id = ?',
    personId,
    generation,
    proof.hash,
    proof.sid ?? null,
    row.id,
  );
  if (outcome === 'MERGED') deps.connection.run('DELETE FROM persons WHERE id = ?', row.person_id);
  addToken(deps, { sessionId: row.id, generation, tokenHash });
  return { session: toSession(livingSession(deps, row.id) ?? row), outcome };
}

/** A token that is not valid any more needs no memory of its use. */
function useOnce({ connection, clock }: SqliteDeps, widgetId: string, proof: LoginProof): void {
  const now = clock();
  if (now > proof.validUntil) throw tokenExpired();
  connection.run('DELETE FROM used_tokens WHERE valid_until < ?', now);
  const inserted = connection.run(
    'INSERT INTO used_tokens (widget_id, jti, valid_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    widgetId,
    proof.jti,
    proof.validUntil,
  );
  if (inserted === 0) throw tokenAlreadyUsed();
}

function assume(
  deps: SqliteDeps,
  row: SessionRow,
  identity: Identity,
): { readonly personId: string; readonly outcome: LoginOutcome } {
  const { connection } = deps;
  const known = connection.get<{ id: string }>(
    'SELECT id FROM persons WHERE widget_id = ? AND external_type = ? AND external_id = ?',
    row.widget_id,
    identity.type,
    identity.id,
  );
  if (known !== undefined && identity.name !== undefined) {
    connection.run('UPDATE persons SET name = ? WHERE id = ?', identity.name, known.id);
  }
  if (known?.id === row.person_id) return { personId: known.id, outcome: 'RENEWED' };
  if (row.kind === 'CUSTOMER') {
    return { personId: known?.id ?? createCustomer(deps, row.widget_id, identity), outcome: 'SWITCHED' };
  }
  if (known === undefined) {
    connection.run(
      "UPDATE persons SET kind = 'CUSTOMER', external_type = ?, external_id = ?, name = ? WHERE id = ?",
      identity.type,
      identity.id,
      identity.name ?? null,
      row.person_id,
    );
    return { personId: row.person_id, outcome: 'PROMOTED' };
  }
  moveHistory(deps, row.person_id, known.id);
  return { personId: known.id, outcome: 'MERGED' };
}

function createCustomer({ connection, clock, newId }: SqliteDeps, widgetId: string, identity: Identity): string {
  const id = newId();
  connection.run(
    `INSERT INTO persons (id, widget_id, kind, external_type, external_id, name, created_at)
      VALUES (?, ?, 'CUSTOMER', ?, ?, ?, ?)`,
    id,
    widgetId,
    identity.type,
    identity.id,
    identity.name ?? null,
    clock(),
  );
  return id;
}

/** Both sides may have opened a thread under the same client id; the visitor's then gets another one. */
function moveHistory({ connection, newId }: SqliteDeps, from: string, to: string): void {
  const colliding = connection.all<{ id: string }>(
    `SELECT t.id FROM threads t JOIN threads o ON o.client_thread_id = t.client_thread_id AND o.person_id = ?
      WHERE t.person_id = ?`,
    to,
    from,
  );
  for (const { id } of colliding) connection.run('UPDATE threads SET client_thread_id = ? WHERE id = ?', newId(), id);
  connection.run('UPDATE threads SET person_id = ? WHERE person_id = ?', to, from);
  connection.run('UPDATE OR IGNORE context_requests SET person_id = ? WHERE person_id = ?', to, from);
  connection.run('DELETE FROM context_requests WHERE person_id = ?', from);
  connection.run('UPDATE sessions SET person_id = ? WHERE person_id = ?', to, from);
}
