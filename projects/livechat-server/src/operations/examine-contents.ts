import type { SqlReader } from '../store/sql/sql-database.js';
import { bad, good, type Finding } from './finding.js';

/** Clocks of one machine are never apart so far, in milliseconds. */
const CLOCK_JUMP_MS = 60_000;

/** What must never be so, each with how it is said; an engine itself notices broken pages only. */
const impossible = (isJson: string): readonly (readonly [sql: string, says: (count: number) => string])[] => [
  [
    `SELECT count(*) AS value FROM messages WHERE NOT ${isJson}(content)`,
    (count) => `${count} messages cannot be read`,
  ],
  [
    `SELECT count(*) AS value FROM threads WHERE NOT ${isJson}(context)`,
    (count) => `the contextual data of ${count} conversations cannot be read`,
  ],
  [
    `SELECT count(*) AS value FROM threads t LEFT JOIN
        (SELECT thread_id, count(*) AS n, max(seq) AS top FROM messages GROUP BY thread_id) m ON m.thread_id = t.id
      WHERE coalesce(m.n, 0) <> t.top_seq OR coalesce(m.top, 0) <> t.top_seq`,
    (count) => `${count} conversations have gaps`,
  ],
];

/** How to ask an engine, and what to do when it has lost something. */
export interface ContentsOptions {
  /** The function of the engine that says whether a text is JSON. */
  readonly isJson: string;
  readonly remedy: string;
}

/** Whether every message can be read, and none is missing in its conversation. */
export async function messagesOf(sql: SqlReader, { isJson, remedy }: ContentsOptions): Promise<Finding> {
  const problems: string[] = [];
  for (const [query, says] of impossible(isJson)) {
    const count = await numberOf(sql, query);
    if (count > 0) problems.push(says(count));
  }
  if (problems.length > 0) return bad('messages', `Something is damaged: ${problems.join('; ')}.`, remedy);
  return good('messages', 'Every message can be read, and none is missing.');
}

/** A clock that was put back gives itself away by messages of the future. */
export async function clockOf(sql: SqlReader, now: number): Promise<Finding> {
  const ahead = (await numberOf(sql, 'SELECT max(created_at) AS value FROM messages')) - now;
  if (ahead <= CLOCK_JUMP_MS) return good('clock', 'No message is younger than the clock.');
  const says = `The newest message is ${Math.round(ahead / 1000)} s ahead of this machine's clock.`;
  return bad('clock', says, 'Set the clock by NTP; tokens of customers are checked against it.');
}

/** The one number that a statement gives as `value`. */
export async function numberOf(sql: SqlReader, query: string): Promise<number> {
  return (await sql.get<{ value: number | null }>(query))?.value ?? 0;
}
