import { joinErased, NOTHING_ERASED } from '../erased.js';
import type { PrivacyStore } from '../privacy-store.js';
import { byLastChange, changedBefore } from './last-change.js';
import { erasePerson, eraseSession, eraseThreads, toErasedThread } from './erasures.js';
import type { SqlScopes } from './scope.js';
import { joined } from './search.js';

/** What the store forgets when its time has come, a part at a time so that nobody waits for long. */
export function sqlRetention({
  transact,
}: SqlScopes): Pick<
  PrivacyStore,
  'eraseConversations' | 'eraseSessions' | 'eraseVisitors' | 'retireFiles' | 'claimWork'
> {
  return {
    eraseConversations: ({ status, changedBefore: before, limit }) =>
      transact(async (scope) => {
        const { sql } = scope;
        const { condition, values } = joined([['t.status = ?', status], changedBefore(before)]);
        const threads = await sql.all<{ id: string; conversation_id: string }>(
          `SELECT t.id, t.conversation_id FROM threads t ${condition}
            ORDER BY ${byLastChange('t', 'ASC')} LIMIT ?${sql.dialect.holding('t')}`,
          ...values,
          limit,
        );
        await eraseThreads(scope, threads);
        return { ...NOTHING_ERASED, threads: threads.map(toErasedThread) };
      }),

    eraseSessions: ({ seenBefore, limit }) =>
      transact(async (scope) => {
        const { sql } = scope;
        const sessions = await sql.all<{ id: string; ended_at: number | null }>(
          `SELECT s.id, s.ended_at FROM sessions s WHERE s.last_seen_at < ?
            ORDER BY s.last_seen_at, s.id LIMIT ?${sql.dialect.holding('s')}`,
          seenBefore,
          limit,
        );
        for (const { id } of sessions) await eraseSession(scope, id);
        return { ...NOTHING_ERASED, sessionIds: sessions.map(({ id }) => id) };
      }),

    eraseVisitors: ({ seenBefore, limit, after = '' }) =>
      transact(async (scope) => {
        const { sql } = scope;
        const page = await sql.all<{ id: string; is_idle: number }>(
          `SELECT p.id, CASE WHEN p.kind = 'VISITOR' AND p.created_at < ?
              AND NOT EXISTS (SELECT 1 FROM threads t WHERE t.person_id = p.id)
              AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.person_id = p.id AND s.last_seen_at >= ?)
            THEN 1 ELSE 0 END AS is_idle
            FROM persons p WHERE p.id > ? ORDER BY p.id LIMIT ?`,
          seenBefore,
          seenBefore,
          after,
          limit,
        );
        const idle = page.filter(({ is_idle }) => is_idle === 1);
        const erased = [];
        for (const { id } of idle) erased.push((await erasePerson(scope, id)) ?? NOTHING_ERASED);
        const next = page.length < limit ? undefined : page.at(-1)?.id;
        return { erased: joinErased(erased), ...(next === undefined ? {} : { next }) };
      }),

    retireFiles: ({ sentBefore, limit }) =>
      transact(async ({ sql }) => {
        const files = await sql.all<{ id: string }>(
          `SELECT f.id FROM files f WHERE f.thread_id IS NOT NULL AND f.state = 'READY' AND f.created_at < ?
            ORDER BY f.created_at, f.id LIMIT ?${sql.dialect.holding('f')}`,
          sentBefore,
          limit,
        );
        for (const { id } of files) await sql.run("UPDATE files SET state = 'RETIRED' WHERE id = ?", id);
        return files.length;
      }),

    claimWork: (name, everyMs) =>
      transact(async ({ sql, clock }) => {
        const key = `work:${name}`;
        await sql.run("INSERT INTO meta (key, value) VALUES (?, '0') ON CONFLICT DO NOTHING", key);
        const row = await sql.get<{ value: string }>(
          `SELECT m.value FROM meta m WHERE m.key = ?${sql.dialect.holding('m')}`,
          key,
        );
        const at = clock();
        if (at - Number(row?.value ?? 0) < everyMs) return false;
        await sql.run('UPDATE meta SET value = ? WHERE key = ?', String(at), key);
        return true;
      }),
  };
}
