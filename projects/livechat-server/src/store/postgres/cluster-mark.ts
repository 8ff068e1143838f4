import type { EpochWitness } from '../sql/epoch.js';
import type { SqlReader } from '../sql/sql-database.js';

/**
 * The timeline that is written on: another one after every recovery and every promotion of a standby. The control
 * file has it at once in the end of the recovery, and among its checkpoints only after the next one, minutes later.
 */
const TIMELINE = 'greatest(checkpoint.timeline_id, recovery.min_recovery_end_timeline)';

/** Which cluster a connection has met, and on which timeline; for those who have no tables yet as well. */
export const CLUSTER = `
  SELECT system.system_identifier::text || '/' || ${TIMELINE} AS cluster
  FROM pg_control_system() system, pg_control_checkpoint() checkpoint, pg_control_recovery() recovery`;

/**
 * PostgreSQL says itself where the tables are: the cluster's own number, its timeline, the database and the table.
 * A dump that is played back, a recovery to a point in time and a failover all give another mark.
 */
const MARK = `
  SELECT cluster || '/' || database.oid || '/' || meta.oid AS mark
  FROM (${CLUSTER}) met, pg_database database, pg_class meta
  WHERE database.datname = current_database() AND meta.oid = 'meta'::regclass`;

/** Hears of the cluster that each new connection has met. */
export class ClusterWatch {
  #cluster: string | undefined;
  #onMoved: () => void = () => undefined;

  /** Tells one listener when a connection meets another cluster than the one before, or another timeline. */
  whenMoved(listener: () => void): void {
    this.#onMoved = listener;
  }

  meet(cluster: string): void {
    const hasMoved = this.#cluster !== undefined && this.#cluster !== cluster;
    this.#cluster = cluster;
    if (hasMoved) this.#onMoved();
  }
}

/** The epoch's witness of a PostgreSQL database. The first server ever finds no mark and leaves its own. */
export function clusterMark(watch: ClusterWatch): EpochWitness {
  return {
    expected: async (sql) => ((await readFirst(sql)) === undefined ? [] : [await readMark(sql)]),
    next: readMark,
    whenMoved: (listener) => watch.whenMoved(listener),
  };
}

async function readMark(sql: SqlReader): Promise<string> {
  const row = await sql.get<{ mark: string }>(MARK);
  if (row === undefined) throw new Error('The database does not say where it is.');
  return row.mark;
}

function readFirst(sql: SqlReader): Promise<unknown> {
  return sql.get("SELECT 1 FROM meta WHERE key = 'mark'");
}
