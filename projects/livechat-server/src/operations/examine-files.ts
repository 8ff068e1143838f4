import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashOfKey } from '../files/file-store.js';
import { codeOf } from '../files/storage-failures.js';
import type { SqlReader } from '../store/sql/sql-database.js';
import { bad, good, type Finding } from './finding.js';

/** So many are named; whoever has lost more needs the back-up anyway. */
const NAMED = 5;

/** So much of a file is in memory at a time. */
const PIECE_BYTES = 1024 * 1024;

const RESTORE =
  'Check the disk, and put the newest sound back-up back; of several servers each keeps its own files: name a bucket in S3_URL.';

/** What should lie in the folder of the files, by storage key. */
export type ExpectedFiles = readonly string[];

/** The storage keys of the files that can be read. */
export async function expectedFiles(sql: SqlReader): Promise<ExpectedFiles> {
  const rows = await sql.all<{ storage_key: string }>(
    "SELECT storage_key FROM files WHERE state = 'READY' ORDER BY storage_key",
  );
  return rows.map(({ storage_key }) => storage_key);
}

/**
 * Whether the files of the messages are there, each with the bytes that were received.
 *
 * @param list gives what should be there; asked anew at the end, because a server may have removed files meanwhile
 */
export async function filesOf(folder: string, list: () => Promise<ExpectedFiles>): Promise<Finding> {
  const expected = await list();
  const found = new Map<string, string>();
  for (const key of expected) {
    const problem = await problemOf(join(folder, key), hashOfKey(key));
    if (problem !== undefined) found.set(key, problem);
  }
  const problems =
    found.size === 0 ? [] : (await list()).flatMap((key) => (found.has(key) ? [`${key} ${found.get(key)}`] : []));
  if (problems.length === 0) return good('files', `All ${expected.length} files of messages are sound.`);
  const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
  const named = problems.slice(0, NAMED).join('; ');
  return bad('files', `${problems.length} of ${expected.length} files are damaged: ${named}${more}.`, RESTORE);
}

/** What is wrong with a file that should have this hash; `undefined` for a sound one. */
export async function problemOf(path: string, expected: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: PIECE_BYTES }), hash);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'is missing' : `cannot be read (${codeOf(error) ?? 'for an unknown reason'})`;
  }
  return hash.digest('hex') === expected ? undefined : 'has other bytes';
}
