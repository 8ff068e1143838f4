import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../files/storage-failures.js';
import type { SqlReader } from '../store/sql/sql-database.js';
import { good, warning, type Finding } from './finding.js';

/** So many keys are asked for at a time. */
const PAGE = 500;

/** So many are named. */
const NAMED = 3;

const REMEDY =
  'They may hold what people sent, and nothing ever removes them: look at them, then remove them. Left behind by a store that was put back to an earlier state, or by another store.';

/**
 * Whether files lie in the folder that the store knows nothing of. A file's row is there before its bytes are, and
 * goes after them.
 */
export async function strayFilesOf(folder: string, sql: SqlReader): Promise<Finding> {
  const keys = await keysIn(folder);
  const strays: string[] = [];
  for (let begin = 0; begin < keys.length; begin += PAGE) {
    const page = keys.slice(begin, begin + PAGE);
    const rows = await sql.all<{ storage_key: string }>(
      `SELECT storage_key FROM files WHERE storage_key ${sql.dialect.amongTexts}`,
      JSON.stringify(page),
    );
    const known = new Set(rows.map(({ storage_key }) => storage_key));
    strays.push(...page.filter((key) => !known.has(key)));
  }
  // One that was removed while this looked had a row when it was listed.
  const sizes = await Promise.all(strays.map((key) => sizeOf(join(folder, key))));
  const left = strays.filter((_, index) => sizes[index] !== undefined);
  if (left.length === 0) return good('stray files', 'No file lies here that the store does not know.');
  const bytes = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const named = left.slice(0, NAMED).map((key) => join(folder, key));
  const more = left.length > NAMED ? ` and ${left.length - NAMED} more` : '';
  return warning(
    'stray files',
    `${left.length} files of ${bytes} bytes belong to nothing: ${named.join(', ')}${more}.`,
    REMEDY,
  );
}

/** The storage keys of all files in the folder, whatever else lies there. */
async function keysIn(folder: string): Promise<readonly string[]> {
  const parts = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const keys: string[] = [];
  for (const part of parts) {
    const names = await namesIn(join(folder, part));
    keys.push(...names.filter((name) => /^[0-9a-f]{64}-/.test(name)).map((name) => `${part}/${name}`));
  }
  return keys;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}
