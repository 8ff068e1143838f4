import type { SqlReader } from './sql-database.js';
import type { SqlScopes, WriteScope } from './scope.js';

/**
 * What lies outside of the tables and so stays behind when they are put back to an earlier state. The
 * tables carry a mark; the witness knows which marks they may carry.
 */
export interface EpochWitness {
  /** The marks that the tables carry if they are what they were; none where nobody has looked before. */
  readonly expected: (sql: SqlReader) => Promise<readonly string[]>;
  /** Gives the next mark, and remembers it before the tables carry it. */
  readonly next: (sql: SqlReader) => Promise<string>;
}

/** The store's epoch; it is made with the store. */
export function readEpoch({ transact }: SqlScopes): Promise<string> {
  return transact(ensureEpoch);
}

/**
 * The store's epoch for a server: another one when the tables carry a mark that the witness does not
 * expect, because they were replaced by a copy.
 */
export async function guardEpoch(scopes: SqlScopes, witness: EpochWitness): Promise<string> {
  const expected = await witness.expected(scopes.now.sql);
  const next = await witness.next(scopes.now.sql);
  return scopes.transact(async (scope) => {
    const mark = await read(scope.sql, 'mark');
    const isNew = mark === undefined && expected.length === 0;
    const isSame = isNew || (mark !== undefined && expected.includes(mark));
    await write(scope, 'mark', next);
    if (isSame) return ensureEpoch(scope);
    const epoch = scope.newId();
    await write(scope, 'epoch', epoch);
    return epoch;
  });
}

/** Gives the tables the witness's next mark, so that a copy of before is found out. */
export async function renewMark(scopes: SqlScopes, witness: EpochWitness): Promise<void> {
  const next = await witness.next(scopes.now.sql);
  await scopes.transact((scope) => write(scope, 'mark', next));
}

async function ensureEpoch(scope: WriteScope): Promise<string> {
  const { sql, newId } = scope;
  await sql.run("INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING", newId());
  const epoch = await read(sql, 'epoch');
  if (epoch === undefined) throw new Error('The store lost its epoch.');
  return epoch;
}

async function read(sql: SqlReader, key: 'epoch' | 'mark'): Promise<string | undefined> {
  return (await sql.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key))?.value;
}

async function write({ sql }: WriteScope, key: 'epoch' | 'mark', value: string): Promise<void> {
  await sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}
