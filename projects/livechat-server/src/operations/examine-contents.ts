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
