import type { Erased } from '../privacy-store.js';
import type { WriteScope } from './scope.js';

/** The tables whose rows belong to a thread, each before those that it refers to. */
export const TABLES_OF_THREADS: readonly string[] = [
  'webhook_deliveries',
  'webhook_events',
  'thread_tags',
  'thread_notes',
  'messages',
];

/** Who erased files belong to until their bytes are gone. */
const NOBODY = 'erased';

interface ErasedThread {
  readonly id: string;
  readonly conversation_id: string;
}

const OUT_OF_USE = `UPDATE files
  SET state = 'RETIRED', thread_id = NULL, message_id = NULL, name = '', uploader = '${NOBODY}', client_file_id = id`;

/**
 * Erases a person and everything that is theirs. What others hold of them, such as a login under way,
 * comes before or after: their sessions and the person are held first.
 */
export async function erasePerson(scope: WriteScope, personId: string): Promise<Erased | undefined> {
  const { sql } = scope;
  const { holding } = sql.dialect;
  await sql.all(`SELECT s.id FROM sessions s WHERE s.person_id = ? ORDER BY s.id${holding('s')}`, personId);
  const person = await sql.get(`SELECT p.id FROM persons p WHERE p.id = ?${holding('p')}`, personId);
  if (person === undefined) return undefined;
  const threads = await sql.all<ErasedThread>(
    `SELECT t.id, t.conversation_id FROM threads t WHERE t.person_id = ? ORDER BY t.id${holding('t')}`,
    personId,
  );
  await eraseThreads(scope, threads);
  await sql.run(`${OUT_OF_USE} WHERE uploader = ?`, `person:${personId}`);
  await sql.run('DELETE FROM context_requests WHERE person_id = ?', personId);
  const sessions = await sql.all<{ id: string; ended_at: number | null }>(
    'SELECT s.id, s.ended_at FROM sessions s WHERE s.person_id = ?',
    personId,
  );
  for (const { id } of sessions) await eraseSession(scope, id);
  await sql.run('DELETE FROM persons WHERE id = ?', personId);
  return {
    personIds: [personId],
    threads: threads.map(toErasedThread),
    sessionIds: sessions.filter(({ ended_at }) => ended_at === null).map(({ id }) => id),
  };
}

/** Erases threads that are held, with all that hangs on them. */
export async function eraseThreads({ sql }: WriteScope, threads: readonly ErasedThread[]): Promise<void> {
  for (const { id } of threads) {
    await sql.run(`${OUT_OF_USE} WHERE thread_id = ?`, id);
    for (const table of TABLES_OF_THREADS) await sql.run(`DELETE FROM ${table} WHERE thread_id = ?`, id);
    await sql.run('DELETE FROM threads WHERE id = ?', id);
  }
}

export async function eraseSession({ sql }: WriteScope, sessionId: string): Promise<void> {
  await sql.run('DELETE FROM session_tokens WHERE session_id = ?', sessionId);
  await sql.run('DELETE FROM sessions WHERE id = ?', sessionId);
}

export function toErasedThread({ id, conversation_id }: ErasedThread): Erased['threads'][number] {
  return { threadId: id, conversationId: conversation_id };
}
