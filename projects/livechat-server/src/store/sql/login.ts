import { tokenAlreadyUsed, tokenExpired } from '../refusals.js';
import type { Identity, Login, LoginOutcome, LoginProof, SessionStore } from '../session-store.js';
import type { WriteScope } from './scope.js';
import { addToken, holdForLogin, isExpired, livingSession, toSession, type SessionRow } from './session-rows.js';

/** Gives a session an identity. */
export async function logIn(scope: WriteScope, input: Parameters<SessionStore['logIn']>[0]): Promise<Login> {
  const { identity, proof, tokenHash } = input;
  const { sql } = scope;
  const row = await holdForLogin(scope, input.session);
  if (row.login_hash === proof.hash) {
    if (isExpired(scope, row)) throw tokenExpired();
    await addToken(scope, { sessionId: row.id, generation: row.generation, tokenHash });
    return { session: toSession(row), outcome: 'REPEATED' };
  }
  await useOnce(scope, row.widget_id, proof);
  const { personId, outcome } = await assume(scope, row, identity);
  const generation = row.generation + 1;
  await sql.run(
    'UPDATE sessions SET person_id = ?, generation = ?, login_hash = ?, sid = ?, expires_at = ? WHERE id = ?',
    personId,
    generation,
    proof.hash,
    proof.sid ?? null,
    proof.expiresAt,
    row.id,
  );
  if (outcome === 'MERGED') await sql.run('DELETE FROM persons WHERE id = ?', row.person_id);
  await addToken(scope, { sessionId: row.id, generation, tokenHash });
  return { session: toSession((await livingSession(scope, row.id)) ?? row), outcome };
}

/** A token that is not valid any more needs no memory of its use. */
async function useOnce({ sql, clock }: WriteScope, widgetId: string, proof: LoginProof): Promise<void> {
  const now = clock();
  if (now > proof.validUntil) throw tokenExpired();
  await sql.run('DELETE FROM used_tokens WHERE valid_until < ?', now);
  const inserted = await sql.run(
    'INSERT INTO used_tokens (widget_id, jti, valid_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    widgetId,
    proof.jti,
    proof.validUntil,
  );
  if (inserted === 0) throw tokenAlreadyUsed();
}

/**
 * A customer's row is held after the visitor's: customers are never merged into others, so nobody
 * waits the other way round.
 */
async function assume(
  scope: WriteScope,
  row: SessionRow,
  identity: Identity,
): Promise<{ readonly personId: string; readonly outcome: LoginOutcome }> {
  const { sql } = scope;
  const known = await sql.get<{ id: string }>(
    `SELECT p.id FROM persons p
      WHERE p.widget_id = ? AND p.external_type = ? AND p.external_id = ?${sql.dialect.holding('p')}`,
    row.widget_id,
    identity.type,
    identity.id,
  );
  if (known !== undefined && identity.name !== undefined) {
    await sql.run('UPDATE persons SET name = ? WHERE id = ?', identity.name, known.id);
  }
  if (known?.id === row.person_id) return { personId: known.id, outcome: 'RENEWED' };
  if (row.kind === 'CUSTOMER') {
    const personId = known?.id ?? (await createCustomer(scope, row.widget_id, identity));
    return { personId, outcome: 'SWITCHED' };
  }
  if (known === undefined) {
    await sql.run(
      "UPDATE persons SET kind = 'CUSTOMER', external_type = ?, external_id = ?, name = ? WHERE id = ?",
      identity.type,
      identity.id,
      identity.name ?? null,
      row.person_id,
    );
    return { personId: row.person_id, outcome: 'PROMOTED' };
  }
  await moveHistory(scope, row.person_id, known.id);
  return { personId: known.id, outcome: 'MERGED' };
}

async function createCustomer(scope: WriteScope, widgetId: string, identity: Identity): Promise<string> {
  const { sql, clock, newId } = scope;
  const id = newId();
  await sql.run(
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
async function moveHistory({ sql, newId }: WriteScope, from: string, to: string): Promise<void> {
  const colliding = await sql.all<{ id: string }>(
    `SELECT t.id FROM threads t JOIN threads o ON o.client_thread_id = t.client_thread_id AND o.person_id = ?
      WHERE t.person_id = ?`,
    to,
    from,
  );
  for (const { id } of colliding) {
    await sql.run('UPDATE threads SET client_thread_id = ? WHERE id = ?', newId(), id);
  }
  await sql.run('UPDATE threads SET person_id = ? WHERE person_id = ?', to, from);
  await sql.run(
    `UPDATE context_requests SET person_id = ? WHERE person_id = ?
      AND request_id NOT IN (SELECT request_id FROM context_requests WHERE person_id = ?)`,
    to,
    from,
    to,
  );
  await sql.run('DELETE FROM context_requests WHERE person_id = ?', from);
  await sql.run('UPDATE sessions SET person_id = ? WHERE person_id = ?', to, from);
  // Under an id of their own, because both sides may have chosen the same one.
  await sql.run(
    'UPDATE files SET uploader = ?, client_file_id = id WHERE uploader = ?',
    `person:${to}`,
    `person:${from}`,
  );
}
