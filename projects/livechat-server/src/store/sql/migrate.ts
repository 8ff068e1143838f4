import { LiveChatError } from 'livechat-core/protocol';
import type { Migration } from './migrations.js';
import type { SqlDatabase, SqlReader } from './sql-database.js';

/** How far the store was and is. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

const CREATE_MIGRATIONS =
  'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)';

/**
 * Brings the store to the newest version, forward only, each migration in a transaction of its own:
 * whoever is killed midway leaves the version before. Safe when several processes do it at once: the
 * lock is taken before the version is read.
 *
 * @throws LiveChatError `UNAVAILABLE` when a newer release has written the store
 */
export async function migrate(database: SqlDatabase, migrations: readonly Migration[]): Promise<Migrated> {
  const { dialect } = database.reader;
  const from = await database.transact(async (sql) => {
    await sql.script(`${dialect.holdMigrations};${CREATE_MIGRATIONS}`);
    return versionOf(sql);
  });
  if (from > migrations.length) throw tooNew(from, migrations.length);
  for (const [index, migration] of migrations.entries()) {
    if (index < from) continue;
    await database.transact(async (sql) => {
      await sql.script(dialect.holdMigrations);
      if ((await versionOf(sql)) > index) return;
      await sql.script(migration(dialect));
      const appliedAt = new Date().toISOString();
      await sql.run('INSERT INTO migrations (version, applied_at) VALUES (?, ?)', index + 1, appliedAt);
    });
  }
  return { from, to: migrations.length };
}

async function versionOf(sql: SqlReader): Promise<number> {
  const row = await sql.get<{ version: number | null }>('SELECT max(version) AS version FROM migrations');
  return row?.version ?? 0;
}

function tooNew(found: number, known: number): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store has version ${found}; this server knows versions up to ${known}.`,
    remedy: 'Run the server release that wrote it, or a newer one.',
  });
}
