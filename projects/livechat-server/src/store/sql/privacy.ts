import type { PrivacyStore } from '../privacy-store.js';
import type { Identity } from '../session-store.js';
import { erasePerson } from './erasures.js';
import { toMetadata, toPerson, type PersonColumns, type ThreadRow } from './rows.js';
import type { ReadScope, SqlScopes } from './scope.js';
import { toKeptFile, type FileRow } from './uploads.js';

interface PersonRow extends PersonColumns {
  readonly widget_id: string;
  readonly external_type: Identity['type'] | null;
  readonly created_at: number;
}

interface SessionTimes {
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly ended_at: number | null;
  readonly expires_at: number | null;
  readonly sid: string | null;
}

/** So many ids are looked for in one statement. */
const IDS_PER_QUERY = 200;

/** What the store tells of a person, and how it forgets one. */
export function sqlPrivacy({
  now,
  snapshot,
  transact,
}: SqlScopes): Omit<
  PrivacyStore,
  'eraseConversations' | 'eraseSessions' | 'eraseVisitors' | 'retireFiles' | 'claimWork'
> {
  return {
    findPersonRecord: (personId) =>
      snapshot(async (scope) => {
        const { sql } = scope;
        const row = await sql.get<PersonRow>(
          `SELECT p.id AS person_id, p.kind, p.name AS person_name, p.external_id, p.external_type, p.widget_id,
              p.created_at
            FROM persons p WHERE p.id = ?`,
          personId,
        );
        if (row === undefined) return undefined;
        const sessions = await sql.all<SessionTimes>(
          `SELECT s.created_at, s.last_seen_at, s.ended_at, s.expires_at, s.sid
            FROM sessions s WHERE s.person_id = ? ORDER BY s.created_at, s.id`,
          personId,
        );
        return {
          person: toPerson(row),
          widgetId: row.widget_id,
          ...(row.external_type === null || row.external_id === null
            ? {}
            : { identity: { type: row.external_type, id: row.external_id } }),
          createdAt: row.created_at,
          sessions: sessions.map(({ created_at, last_seen_at, ended_at, expires_at, sid }) => ({
            createdAt: created_at,
            lastSeenAt: last_seen_at,
            ...(ended_at === null ? {} : { endedAt: ended_at }),
            ...(expires_at === null ? {} : { expiresAt: expires_at }),
            ...(sid === null ? {} : { sid }),
          })),
        };
      }),

    async findPeopleByIdentity({ type, id }) {
      const rows = await now.sql.all<{ id: string }>(
        // A cross join is not turned round: one look for each widget, and not at everybody.
        `SELECT p.id FROM widgets w CROSS JOIN persons p
          WHERE p.widget_id = w.id AND p.external_type = ? AND p.external_id = ? ORDER BY p.id`,
        type,
        id,
      );
      return rows.map((row) => row.id);
    },

    async listThreadRecords(personId) {
      const rows = await now.sql.all<ThreadRow>(
        'SELECT t.* FROM threads t WHERE t.person_id = ? ORDER BY t.created_at, t.id',
        personId,
      );
      return rows.map((row) => ({
        threadId: row.id,
        conversationId: row.conversation_id,
        status: row.status,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
        topSeq: row.top_seq,
        context: toMetadata(row),
        customerReceipts: { delivered: row.customer_delivered, seen: row.customer_seen },
        teamReceipts: { delivered: row.team_delivered, seen: row.team_seen },
      }));
    },

    async listFilesOfPerson(personId) {
      const rows = await now.sql.all<FileRow>(
        `SELECT f.* FROM files f JOIN threads t ON t.id = f.thread_id
          WHERE t.person_id = ? AND f.state = 'READY'
          UNION ALL
          SELECT f.* FROM files f WHERE f.uploader = ? AND f.thread_id IS NULL AND f.state = 'READY'
          ORDER BY created_at, id`,
        personId,
        `person:${personId}`,
      );
      return rows.map(toKeptFile);
    },

    erasePerson: (personId) => transact((scope) => erasePerson(scope, personId)),

    async findPeopleOf({ personIds, threadIds }) {
      const byId = await idsWhere(now, 'SELECT p.id FROM persons p WHERE p.id', personIds);
      const byThread = await idsWhere(now, 'SELECT DISTINCT t.person_id AS id FROM threads t WHERE t.id', threadIds);
      return [...new Set([...byId, ...byThread])];
    },
  };
}

async function idsWhere({ sql }: ReadScope, select: string, ids: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const part = ids.slice(start, start + IDS_PER_QUERY);
    const rows = await sql.all<{ id: string }>(`${select} IN (${part.map(() => '?').join(', ')})`, ...part);
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}
