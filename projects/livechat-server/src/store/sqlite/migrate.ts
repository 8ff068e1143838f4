import { LiveChatError } from 'livechat-core/protocol';
import type { SqliteConnection } from './connection.js';

/** How far the store was and is. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the store to the newest version, forward only, each migration in a transaction of its own.
 * Safe when several processes do it at once: the lock is taken before the version is read.
 *
 * @throws LiveChatError `UNAVAILABLE` when a newer release has written the store
 */
export function migrate(connection: SqliteConnection, migrations: readonly string[]): Migrated {
  connection.script('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)');
  const from = versionOf(connection);
  if (from > migrations.length) throw tooNew(from, migrations.length);
  migrations.forEach((sql, index) => {
    connection.transaction(() => {
      if (versionOf(connection) > index) return;
      connection.script(sql);
      connection.run("INSERT INTO migrations (version, applied_at) VALUES (?, datetime('now'))", index + 1);
    });
  });
  return { from, to: migrations.length };
}

function versionOf(connection: SqliteConnection): number {
  const row = connection.get<{ version: number | null }>('SELECT max(version) AS version FROM migrations');
  return row?.version ?? 0;
}

function tooNew(found: number, known: number): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store has version ${found}; this server knows versions up to ${known}.`,
    remedy: 'Run the server release that wrote it, or a newer one.',
  });
}
