import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeWith, startEngine } from '../../testing/engine.js';
import { openPostgresDatabase } from '../postgres/postgres-database.js';
import { openSqliteDatabase } from '../sqlite/sqlite-database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import type { SqlDatabase } from './sql-database.js';

// A process for each migration, on a busy machine.
jest.setTimeout(120_000);

/** As it is built: another process cannot load what a test transpiles. */
const DIST = pathToFileURL(join(__dirname, '../../../dist/src/store/')).href;

/**
 * Migrates like a server, but hangs at the end of one migration, all of whose statements are done by
 * then and none of which is committed. Says so before.
 */
const MIGRATOR = `
  const [dist, engine, place, version, hang] = process.argv.slice(1);
  const { migrate } = await import(dist + 'sql/migrate.js');
  const { MIGRATIONS } = await import(dist + 'sql/migrations.js');
  const { openSqliteDatabase } = await import(dist + 'sqlite/sqlite-database.js');
  const { openPostgresDatabase } = await import(dist + 'postgres/postgres-database.js');
  const database = await (engine === 'sqlite' ? openSqliteDatabase(place) : openPostgresDatabase(place));
  const hangs = (dialect) => {
    process.stdout.write('midway');
    return MIGRATIONS[version - 1](dialect) + ';' + hang;
  };
  await migrate(database, [...MIGRATIONS.slice(0, version - 1), hangs]);
`;

const HANG = {
  sqlite: 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;',
  // The engine would go on with a statement whose client is gone unless it is told to look.
  postgres: "SET LOCAL client_connection_check_interval = '20ms'; SELECT pg_sleep(600);",
} as const;

/** Kills a process in the middle of the migration to this version. */
async function killAt(version: number, engine: keyof typeof HANG, place: string): Promise<void> {
  const args = ['--input-type=module', '-e', MIGRATOR, DIST, engine, place, String(version), HANG[engine]];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [said] = (await Promise.race([once(child.stdout, 'data'), exited])) as [unknown];
  expect(String(said)).toBe('midway');
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGKILL');
  expect((await exited) as unknown).toEqual([null, 'SIGKILL']);
}

const addWidget = (database: SqlDatabase) =>
  database.transact((sql) =>
    sql.run(
      `INSERT INTO widgets (id, title, multi_thread, themes, origins, created_at, updated_at)
        VALUES ('widget', 'Shop', 1, '{}', '[]', 0, 0)`,
    ),
  );
const readTitle = (database: SqlDatabase) => database.reader.get<{ title: string }>('SELECT title FROM widgets');

describe('a migration that is killed midway', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-killed-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leaves the version before, with what was in it, and the next start completes it', async () => {
    for (let version = 1; version <= MIGRATIONS.length; version += 1) {
      const place = join(folder, `${version}.db`);
      if (version > 1) {
        const before = await openSqliteDatabase(place);
        await migrate(before, MIGRATIONS.slice(0, version - 1));
        await addWidget(before);
        await before.close();
      }
      await killAt(version, 'sqlite', place);
      const after = await openSqliteDatabase(place);
      expect(await migrate(after, MIGRATIONS)).toEqual({ from: version - 1, to: MIGRATIONS.length });
      expect((await readTitle(after))?.title).toBe(version > 1 ? 'Shop' : undefined);
      expect(await after.reader.all('PRAGMA integrity_check')).toMatchObject([{ integrity_check: 'ok' }]);
      await after.close();
    }
  });
});

describeWith('postgres')('a migration of PostgreSQL that is killed midway', () => {
  it('leaves the version before, with what was in it, and the next start completes it', async () => {
    const engine = await startEngine('postgres');
    const before = openPostgresDatabase(engine.url);
    await migrate(before, MIGRATIONS.slice(0, 4));
    await addWidget(before);
    await before.close();
    await killAt(7, 'postgres', engine.url);
    const after = openPostgresDatabase(engine.url);
    expect(await migrate(after, MIGRATIONS)).toEqual({ from: 6, to: MIGRATIONS.length });
    expect((await readTitle(after))?.title).toBe('Shop');
    await after.close();
    await engine.stop();
  });
});
