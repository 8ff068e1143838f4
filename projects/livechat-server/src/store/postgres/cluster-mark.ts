import type { EpochWitness } from '../sql/epoch.js';
import type { SqlReader } from '../sql/sql-database.js';

/**
 * PostgreSQL says itself where the tables are: the cluster's own number, its timeline (another one
 * after every recovery and every promotion of a standby), the database and the table. A dump that is
 * played back, a recovery to a point in time and a failover all give another mark.
 */
const MARK = `
  SELECT system.system_identifier::text || '/' || checkpoint.timeline_id || '/' || database.oid || '/' || meta.oid AS mark
  FROM pg_control_system() system, pg_control_checkpoint() checkpoint, pg_database database, pg_class meta
  WHERE database.datname = current_database() AND meta.oid = 'meta'::regclass`;

/** The epoch's witness of a PostgreSQL database. The first server ever finds no mark and leaves its own. */
export const CLUSTER_MARK: EpochWitness = {
  expected: async (sql) => ((await readFirst(sql)) === undefined ? [] : [await mark(sql)]),
  next: mark,
};

async function mark(sql: SqlReader): Promise<string> {
  const row = await sql.get<{ mark: string }>(MARK);
  if (row === undefined) throw new Error('The database does not say where it is.');
  return row.mark;
}

function readFirst(sql: SqlReader): Promise<unknown> {
  return sql.get("SELECT 1 FROM meta WHERE key = 'mark'");
}
