import { SQLITE } from '../store/sql/dialect.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { openForReading, type ReadingDriver } from '../store/sqlite/drivers.js';
import { bad, good, type Finding } from './finding.js';

/** An index with the statement that makes it. */
interface Index {
  readonly name: string;
  readonly sql: string;
}

/**
 * Whether every index of this release is there. SQLite itself misses none: without one all goes on, slower
 * with every message, and what must be there once may be there twice.
 */
export function indexesOf(driver: ReadingDriver): Finding {
  const found = new Set(listIndexes(driver).map(({ name }) => name));
  const missing = indexesOfRelease().filter(({ name }) => !found.has(name));
  if (missing.length === 0) return good('indexes', 'No index is missing.');
  return bad(
    'indexes',
    `Missing in the store: ${missing.map(({ name }) => name).join(', ')}.`,
    `Stop the server, and run in livechat.db: ${missing.map(({ sql }) => sql).join('; ')};`,
  );
}

function indexesOfRelease(): readonly Index[] {
  const empty = openForReading(':memory:');
  try {
    for (const migration of MIGRATIONS) empty.exec(migration(SQLITE));
    return listIndexes(empty);
  } finally {
    empty.close();
  }
}

/** Those that stand for a constraint have no statement, and cannot be removed. */
function listIndexes(driver: ReadingDriver): readonly Index[] {
  const rows = driver
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    .all([]) as readonly Index[];
  return rows.map(({ name, sql }) => ({ name, sql: sql.replaceAll(/\s+/g, ' ') }));
}
