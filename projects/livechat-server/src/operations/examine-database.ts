import { LiveChatError } from 'livechat-core/protocol';
import type { Clock } from '../clock.js';
import { cannotOpen } from '../store/postgres/cannot-open.js';
import { lookAtPostgres } from '../store/postgres/look-at-postgres.js';
import { readShapes, schemaOfStore, shapesOfRelease, type Reference } from '../store/postgres/table-shapes.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import type { SqlReader, SqlTransaction } from '../store/sql/sql-database.js';
import { compareShapes } from './compare-shapes.js';
import { clockOf, messagesOf, numberOf } from './examine-contents.js';
import { versionOf } from './examine-version.js';
import type { ExaminedStore } from './examined-store.js';
import { bad, good, warning, type Finding } from './finding.js';

const RESTORE = 'Look into the log and at the disk of the database, and put the newest sound dump back.';

/** The oldest PostgreSQL that the store is tried with, as it numbers itself. */
const OLDEST_VERSION = 150_000;

/** A function that this connection alone sees, until its transaction ends: the engine has none before version 16. */
const IS_JSON = `
  CREATE FUNCTION pg_temp.is_json(input text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
    BEGIN PERFORM input::json; RETURN true; EXCEPTION WHEN others THEN RETURN false; END $$`;

interface ServerRow {
  readonly version: number;
  readonly release: string;
  readonly encoding: string;
  readonly fsync: string;
  readonly pages: string;
  readonly isStandby: boolean;
  readonly mayMakeTables: boolean;
  readonly badPages: number;
}

const SERVER = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS release,
    current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS pages,
    pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "isStandby",
    has_database_privilege(current_database(), 'TEMPORARY') AS "mayMakeTables",
    coalesce((SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()), 0) AS "badPages"`;

/** Looks at a PostgreSQL database without changing it, also while servers run on it. */
export async function examineDatabase(url: string, clock: Clock): Promise<ExaminedStore> {
  try {
    return await lookAtPostgres(url, (sql) => examineStore(sql, url, clock));
  } catch (error) {
    const { message, remedy } = LiveChatError.wrap(cannotOpen(error));
    return unusable([bad('store', message, remedy)]);
  }
}

async function examineStore(sql: SqlTransaction, url: string, clock: Clock): Promise<ExaminedStore> {
  const server = await sql.get<ServerRow>(SERVER);
  if (server === undefined) throw new Error('The database does not say what it is.');
  const database = serverOf(server);
  if (server.isStandby) return unusable([database]);
  const schema = await schemaOfStore(sql);
  if (schema === undefined) {
    return unusable([database, warning('store', 'There is no store in the database yet.', 'Start the server.')]);
  }
  const version = await numberOf(sql, 'SELECT max(version) AS value FROM migrations');
  if (version !== MIGRATIONS.length) return unusable([database, versionOf(version)]);
  const findings = server.mayMakeTables ? await insideOf(sql, schema, clock) : [mayNotCompare()];
  return {
    findings: [database, versionOf(version), ...findings],
    isCurrent: true,
    look: (work) => lookAtPostgres(url, work),
  };
}

function unusable(findings: readonly Finding[]): ExaminedStore {
  return { findings, isCurrent: false };
}

function serverOf({ version, release, encoding, fsync, pages, isStandby, badPages }: ServerRow): Finding {
  if (isStandby) {
    return bad('database', 'The database is a standby, or read only.', 'Name the primary in DATABASE_URL.');
  }
  if (badPages > 0) return bad('database', `The database has found ${badPages} broken pages.`, RESTORE);
  if (version < OLDEST_VERSION) {
    return bad('database', `This is PostgreSQL ${release}.`, 'Use PostgreSQL 15 or later.');
  }
  if (encoding !== 'UTF8') {
    return bad('database', `The database holds texts as ${encoding}.`, 'Move into one made with --encoding=UTF8.');
  }
  if (fsync !== 'on' || pages !== 'on') {
    const remedy = 'Set fsync = on and full_page_writes = on in postgresql.conf, and load it anew.';
    return bad('database', 'What the database acknowledges may be gone after a power cut.', remedy);
  }
  return good('database', `PostgreSQL ${release} keeps what it acknowledges.`);
}

function mayNotCompare(): Finding {
  return warning(
    'tables',
    'The tables were not looked into: this user may not make temporary tables.',
    'Run in the database: GRANT TEMPORARY ON DATABASE <database> TO <user>;',
  );
}

async function insideOf(sql: SqlTransaction, schema: string, clock: Clock): Promise<readonly Finding[]> {
  const wanted = await shapesOfRelease(sql);
  const compared = compareShapes(await readShapes(sql, schema), wanted, RESTORE);
  // What is not there cannot be read.
  if (compared.some(({ check, grade }) => check === 'tables' && grade === 'BAD')) return compared;
  await sql.script(IS_JSON);
  return [
    ...compared,
    await switchedOffIn(sql, schema),
    await referencesOf(sql, wanted.references),
    await messagesOf(sql, { isJson: 'pg_temp.is_json', remedy: RESTORE }),
    await clockOf(sql, clock()),
  ];
}

/** Whoever loads data fast switches these off, and forgets them when that breaks off. */
async function switchedOffIn(sql: SqlReader, schema: string): Promise<Finding> {
  const rows = await sql.all<{ name: string }>(
    `SELECT DISTINCT t.relname AS name FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
     WHERE t.relnamespace = ?::oid AND g.tgisinternal AND g.tgenabled = 'D' ORDER BY 1`,
    schema,
  );
  if (rows.length === 0) return good('triggers', 'Every foreign key is looked after.');
  const names = rows.map(({ name }) => name);
  return bad(
    'triggers',
    `Foreign keys are switched off: ${names.join(', ')}.`,
    `Run in the database: ${names.map((name) => `ALTER TABLE ${name} ENABLE TRIGGER ALL;`).join(' ')}`,
  );
}

async function referencesOf(sql: SqlReader, references: readonly Reference[]): Promise<Finding> {
  const broken: string[] = [];
  for (const { child, column, parent, parentColumn } of references) {
    const orphans = await numberOf(
      sql,
      `SELECT count(*) AS value FROM ${child} c WHERE c.${column} IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE p.${parentColumn} = c.${column})`,
    );
    if (orphans > 0) broken.push(`${orphans} of ${child} by ${column}`);
  }
  if (broken.length === 0) return good('store', 'Every row refers to something.');
  return bad('store', `Rows refer to nothing: ${broken.join(', ')}.`, RESTORE);
}
