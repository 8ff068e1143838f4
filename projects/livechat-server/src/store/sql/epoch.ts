import type { SqlReader } from './sql-database.js';
import type { SqlScopes, WriteScope } from './scope.js';

/**
 * What lies outside of the tables and so stays behind when they are put back to an earlier state. The
 * tables carry a mark; the witness knows which marks they may carry.
 */
export interface EpochWitness {
  /** The marks that the tables carry if they are what they were; none where nobody has looked before. */
  readonly expected: (sql: SqlReader) => Promise<readonly string[]>;
  /** Gives the next mark, and remembers it before the tables carry it; until then they carry the present one. */
  readonly next: (sql: SqlReader, present: string | undefined) => Promise<string>;
  /** Tells when the tables may be others, although they are in use; not of a file, which stays the one that is open. */
  readonly whenMoved?: (listener: () => void) => void;
}

/** The store's epoch; it is made with the store. */
export function readEpoch({ transact }: SqlScopes): Promise<string> {
  return transact(ensureEpoch);
}

/**
 * The store's epoch for a server: another one when the tables carry a mark that the witness does not
 * expect, because they were replaced by a copy. Gives them the next mark, so that a copy of before is found out.
 */
export async function guardEpoch(scopes: SqlScopes, witness: EpochWitness): Promise<string> {
  const expected = await witness.expected(scopes.now.sql);
  const next = await witness.next(scopes.now.sql, await read(scopes.now.sql, 'mark'));
  return scopes.transact(async (scope) => {
    // One of those that find it out together gives the epoch; the others then find the mark that it has left.
    const mark = await read(scope.sql, 'mark', scope.sql.dialect.holding('m'));
    const isNew = mark === undefined && expected.length === 0;
    // Who looked for the first time beside this one may have left the very mark that comes next.
    const isSame = isNew || (mark !== undefined && [...expected, next].includes(mark));
    await write(scope, 'mark', next);
    if (isSame) return ensureEpoch(scope);
    const epoch = scope.newId();
    await write(scope, 'epoch', epoch);
    return epoch;
  });
}

async function ensureEpoch(scope: WriteScope): Promise<string> {
  const { sql, newId } = scope;
  await sql.run("INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING", newId());
  const epoch = await read(sql, 'epoch');
  if (epoch === undefined) throw new Error('The store lost its epoch.');
  return epoch;
}

async function read(sql: SqlReader, key: 'epoch' | 'mark', holding = ''): Promise<string | undefined> {
  return (await sql.get<{ value: string }>(`SELECT m.value FROM meta m WHERE m.key = ?${holding}`, key))?.value;
}

async function write({ sql }: WriteScope, key: 'epoch' | 'mark', value: string): Promise<void> {
  await sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}
