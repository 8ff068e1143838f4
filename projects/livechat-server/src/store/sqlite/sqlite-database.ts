import type { SqlDatabase } from '../sql/sql-database.js';
import { openForReading } from './drivers.js';
import { SqliteReader } from './sqlite-reader.js';
import { SqliteWriter } from './sqlite-writer.js';

/**
 * Opens a SQLite file; it is made when it does not exist.
 *
 * @throws LiveChatError `UNAVAILABLE` when the file is no SQLite database
 */
export async function openSqliteDatabase(path: string): Promise<SqlDatabase> {
  const writer = await SqliteWriter.open(path);
  const reader = new SqliteReader(openForReading(path));
  return {
    reader,
    snapshot: (work) => reader.snapshot(work),
    transact: (work) => writer.transact(work),
    waiting: () => writer.waiting,
    async check() {
      await reader.get('SELECT 1 FROM meta');
    },
    async close() {
      await writer.close();
      reader.close();
    },
  };
}
