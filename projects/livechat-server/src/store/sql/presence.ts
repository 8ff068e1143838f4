import type { PresenceStore } from '../presence-store.js';
import { byLastChange } from './last-change.js';
import type { SqlScopes } from './scope.js';

/** Noting every sign of life would make a write of each heartbeat. */
const SEEN_PRECISION_MS = 20_000;

/** Who is at the desk. */
export function sqlPresence({ now, transact }: SqlScopes): PresenceStore {
  const { sql: read, clock } = now;

  return {
    async touchAgent(agentId) {
      const seenAt = clock();
      const agent = await read.get<{ seen_at: number | null }>('SELECT seen_at FROM agents WHERE id = ?', agentId);
      if (agent === undefined || seenAt - (agent.seen_at ?? 0) < SEEN_PRECISION_MS) return;
      await transact(async ({ sql }) => {
        await sql.run('UPDATE agents SET seen_at = ? WHERE id = ?', seenAt, agentId);
      });
    },

    async listPresence() {
      const rows = await read.all<{ name: string; seen_at: number }>(
        'SELECT name, seen_at FROM agents WHERE seen_at IS NOT NULL ORDER BY seen_at DESC, id LIMIT 10',
      );
      return rows.map(({ name, seen_at }) => ({ name, seenAt: seen_at }));
    },

    async listFirstAnswerWaits(widgetId) {
      const rows = await read.all<{ asked: number | null; answered: number | null }>(
        `SELECT
            (SELECT min(m.created_at) FROM messages m WHERE m.thread_id = t.id AND m.author_type = 'CUSTOMER') AS asked,
            (SELECT min(m.created_at) FROM messages m WHERE m.thread_id = t.id AND m.author_type = 'AGENT') AS answered
          FROM threads t WHERE t.widget_id = ? ORDER BY ${byLastChange('t', 'DESC')} LIMIT 50`,
        widgetId,
      );
      return rows.flatMap(({ asked, answered }) =>
        asked === null || answered === null || answered < asked ? [] : [answered - asked],
      );
    },
  };
}
