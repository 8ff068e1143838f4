import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingDriver } from '../store/sqlite/drivers.js';
import { bad, good, type Finding } from './finding.js';

const RESTORE = 'Check the disk, and put the newest sound back-up back with "restore".';

/** What must never be so, each with how it is said; SQLite itself notices broken pages only. */
const IMPOSSIBLE: readonly (readonly [sql: string, says: (count: number) => string])[] = [
  [
    `SELECT count(*) AS value FROM messages WHERE NOT json_valid(content)`,
    (count) => `${count} messages cannot be read`,
  ],
  [
    `SELECT count(*) AS value FROM threads WHERE NOT json_valid(context)`,
    (count) => `the contextual data of ${count} conversations cannot be read`,
  ],
  [
    `SELECT count(*) AS value FROM threads t LEFT JOIN
        (SELECT thread_id, count(*) AS n, max(seq) AS top FROM messages GROUP BY thread_id) m ON m.thread_id = t.id
      WHERE coalesce(m.n, 0) <> t.top_seq OR coalesce(m.top, 0) <> t.top_seq`,
    (count) => `${count} conversations have gaps`,
  ],
];

/** Whether every message can be read, and none is missing in its conversation. */
export function messagesOf(driver: ReadingDriver): Finding {
  const problems = IMPOSSIBLE.flatMap(([sql, says]) => {
    const { value } = driver.prepare(sql).get([]) as { readonly value: number };
    return value === 0 ? [] : [says(value)];
  });
  if (problems.length > 0) return bad('messages', `Something is damaged: ${problems.join('; ')}.`, RESTORE);
  return good('messages', 'Every message can be read, and none is missing.');
}

/** What should lie in the folder of the files: by storage key, how many bytes. */
export type ExpectedFiles = ReadonlyMap<string, number>;

export function expectedFiles(driver: ReadingDriver): ExpectedFiles {
  const rows = driver.prepare("SELECT storage_key, size FROM files WHERE state = 'READY'").all([]);
  const files = rows as readonly { readonly storage_key: string; readonly size: number }[];
  return new Map(files.map(({ storage_key, size }) => [storage_key, size]));
}

/** Whether the files of the messages are there, and as long as they were. */
export async function filesOf(folder: string, expected: ExpectedFiles): Promise<Finding> {
  let wrong = 0;
  for (const [key, size] of expected) {
    const found = await stat(join(folder, key)).then(
      (file) => file.size,
      () => undefined,
    );
    if (found !== size) wrong += 1;
  }
  if (wrong === 0) return good('files', `All ${expected.size} files of messages are there.`);
  return bad('files', `${wrong} of ${expected.size} files are missing or have another length.`, RESTORE);
}
