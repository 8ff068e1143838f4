import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteDatabase } from '../sqlite/sqlite-database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS, type Migration } from './migrations.js';
import type { SqlDatabase } from './sql-database.js';

const create =
  (...tables: readonly string[]): Migration =>
  ({ table }) =>
    tables.map((name) => `CREATE TABLE ${name} (x TEXT)${table};`).join('');

describe('migrate', () => {
  let folder: string;
  let database: SqlDatabase;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-migrate-'));
    database = await openSqliteDatabase(join(folder, 'livechat.db'));
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('goes forward only, from wherever the store is', async () => {
    expect(await migrate(database, [create('a')])).toEqual({ from: 0, to: 1 });
    expect(await migrate(database, [create('a'), create('b')])).toEqual({ from: 1, to: 2 });
    expect(await migrate(database, [create('a'), create('b')])).toEqual({ from: 2, to: 2 });
  });

  it('undoes the whole of a migration that fails', async () => {
    await expect(migrate(database, [create('a', 'a')])).rejects.toThrow();
    expect(await migrate(database, [create('a')])).toEqual({ from: 0, to: 1 });
  });

  it('refuses a store that a newer release has written', async () => {
    await migrate(database, [create('a'), create('b')]);
    await expect(migrate(database, [create('a')])).rejects.toThrow('version 2; this server knows versions up to 1');
  });

  it('does nothing twice when several processes migrate at once', async () => {
    const other = await openSqliteDatabase(join(folder, 'livechat.db'));
    await Promise.all([migrate(other, MIGRATIONS), migrate(database, MIGRATIONS)]);
    expect(await migrate(database, MIGRATIONS)).toEqual({ from: MIGRATIONS.length, to: MIGRATIONS.length });
    await other.close();
  });
});
