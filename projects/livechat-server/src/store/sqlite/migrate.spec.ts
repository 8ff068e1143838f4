import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteConnection } from './connection.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';

describe('migrate', () => {
  let folder: string;
  let connection: SqliteConnection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-migrate-'));
    connection = new SqliteConnection(join(folder, 'livechat.db'));
  });

  afterEach(async () => {
    connection.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('goes forward only, from wherever the store is', () => {
    expect(migrate(connection, ['CREATE TABLE a (x)'])).toEqual({ from: 0, to: 1 });
    expect(migrate(connection, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'])).toEqual({ from: 1, to: 2 });
    expect(migrate(connection, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'])).toEqual({ from: 2, to: 2 });
  });

  it('undoes the whole of a migration that fails', () => {
    const broken = 'CREATE TABLE a (x); CREATE TABLE a (x)';
    expect(() => migrate(connection, [broken])).toThrow();
    expect(migrate(connection, ['CREATE TABLE a (x)'])).toEqual({ from: 0, to: 1 });
  });

  it('refuses a store that a newer release has written', () => {
    migrate(connection, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)']);
    expect(() => migrate(connection, ['CREATE TABLE a (x)'])).toThrow('version 2; this server knows versions up to 1');
  });

  it('does nothing twice when another process has migrated in between', () => {
    const other = new SqliteConnection(join(folder, 'livechat.db'));
    migrate(other, MIGRATIONS);
    expect(migrate(connection, MIGRATIONS).to).toBe(MIGRATIONS.length);
    other.close();
  });

  it('G1: opens files so that a commit is on the disk', () => {
    expect(connection.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    expect(connection.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(connection.get('PRAGMA foreign_keys')).toMatchObject({ foreign_keys: 1 });
  });
});
