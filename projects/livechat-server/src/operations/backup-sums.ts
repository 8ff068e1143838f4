import { createHash } from 'node:crypto';
import { digestOf } from '../store/sql/copy-tables.js';
import { readTables } from '../store/sql/tables.js';
import { openForReading, type ReadingDriver } from '../store/sqlite/drivers.js';
import { SqliteReader } from '../store/sqlite/sqlite-reader.js';
import { ERASURES_ROW } from './backup-file.js';

/** What a part of a back-up adds up to: a table of the store, or the list of erasures. Files have their hash in their key. */
interface Sum {
  readonly name: string;
  readonly rows: number;
  readonly hash: string;
}

/** Makes the table of the sums. */
export const CREATE_BACKUP_SUMS =
  'CREATE TABLE backup_sums (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, hash TEXT NOT NULL) STRICT';

/** Adds everything up. SQLite notices a broken page, but not a letter that has become another one. */
export async function sumsOf(path: string): Promise<readonly Sum[]> {
  const driver = openForReading(path);
  try {
    const reader = new SqliteReader(driver);
    const tables = (await readTables(reader)).filter(({ name }) => !name.startsWith('backup_'));
    const sums: Sum[] = [];
    for (const table of tables) sums.push({ name: table.name, ...(await digestOf(reader, table)) });
    return [...sums, erasuresOf(driver)];
  } finally {
    driver.close();
  }
}

function erasuresOf(driver: ReadingDriver): Sum {
  const row = driver.prepare('SELECT bytes FROM backup_files WHERE key = ?').get([ERASURES_ROW]);
  const bytes = row === undefined ? Buffer.alloc(0) : (row as { readonly bytes: Buffer }).bytes;
  return {
    name: ERASURES_ROW,
    rows: row === undefined ? 0 : 1,
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}

export function writeSums(driver: ReadingDriver, sums: readonly Sum[]): void {
  const insert = driver.prepare('INSERT INTO backup_sums (name, rows, hash) VALUES (?, ?, ?)');
  for (const { name, rows, hash } of sums) insert.get([name, rows, hash]);
}

/** The name of a part that does not add up to what the back-up says. Back-ups of older releases say nothing. */
export async function alteredPart(path: string, driver: ReadingDriver): Promise<string | undefined> {
  if (driver.prepare("SELECT 1 FROM sqlite_master WHERE name = 'backup_sums'").get([]) === undefined) return undefined;
  const said = driver.prepare('SELECT name, rows, hash FROM backup_sums').all([]) as readonly Sum[];
  const found = new Map((await sumsOf(path)).map((sum) => [sum.name, sum]));
  const isSame = ({ name, rows, hash }: Sum): boolean =>
    found.get(name)?.rows === rows && found.get(name)?.hash === hash;
  return said.length < found.size ? 'backup_sums' : said.find((sum) => !isSame(sum))?.name;
}
