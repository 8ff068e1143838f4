import Database from 'libsql';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openAdmin } from '../admin/open-admin.js';
import { storageKey } from '../files/file-store.js';
import type { S3Settings } from '../files/s3-file-store.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { s3UrlOf, startS3Double } from '../testing/s3-double.js';
import { examine } from './doctor.js';

describe('doctor', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-doctor-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const look = (env: Record<string, string> = {}, now = Date.now()) =>
    examine({ DATA_DIR: dataDir, ...env }, () => now);
  const wrong = async (...args: Parameters<typeof look>) =>
    (await look(...args)).filter(({ grade, check }) => grade !== 'GOOD' && check !== 'disk');
  const setUp = async () => {
    const admin = await openAdmin(dataDir);
    await admin.createWidget({ title: 'Shop', origins: ['https://shop.example'] });
    await admin.createAgent({ email: 'ann@shop.example', name: 'Ann', password: 'a long password' });
    await admin.close();
  };
  const tamper = (sql: string) => {
    const tool = new Database(join(dataDir, 'livechat.db'));
    tool.exec(sql);
    tool.close();
  };

  it('finds nothing wrong with a good installation', async () => {
    await setUp();
    expect(await wrong()).toEqual([]);
  });

  it('names every variable that is wrong', async () => {
    expect(await wrong({ PORT: 'x', LOG_LEVEL: 'loud' })).toMatchObject([
      { check: 'configuration', grade: 'BAD', says: expect.stringMatching(/PORT.*LOG_LEVEL/s) as unknown },
    ]);
  });

  it('warns of variables that nobody reads', async () => {
    await setUp();
    expect(await wrong({ DATABSE_URL: 'postgres://ann:hunter2@db/chat' })).toEqual([
      {
        check: 'configuration',
        grade: 'WARNING',
        says: 'Nobody reads these variables: DATABSE_URL.',
        remedy: 'Probably meant: DATABASE_URL.',
      },
    ]);
  });

  it('warns of a file of settings that everybody may read', async () => {
    await setUp();
    const file = join(dataDir, 'livechat.json');
    await writeFile(file, '{"port": 8080}', { mode: 0o604 });
    await chmod(file, 0o604);
    expect(await wrong({ LIVECHAT_CONFIG: file })).toMatchObject([{ check: 'configuration', grade: 'WARNING' }]);
    await chmod(file, 0o600);
    expect(await wrong({ LIVECHAT_CONFIG: file })).toEqual([]);
  });

  it('says that there is no store, and makes none', async () => {
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'WARNING' }]);
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'WARNING' }]);
  });

  it('warns of rights, open widgets and missing people', async () => {
    const admin = await openAdmin(dataDir);
    await admin.createWidget({ title: 'Shop' });
    await admin.close();
    await chmod(dataDir, 0o755);
    expect((await wrong()).map(({ check, grade }) => [check, grade])).toEqual([
      ['permissions', 'WARNING'],
      ['origins', 'WARNING'],
      ['team', 'WARNING'],
    ]);
  });

  it('finds a store that is none, one of a newer release, and damage', async () => {
    await setUp();
    tamper(`INSERT INTO migrations (version, applied_at) VALUES (${MIGRATIONS.length + 1}, 'later')`);
    expect(await wrong()).toMatchObject([{ check: 'version', grade: 'BAD' }]);
    tamper(`DELETE FROM migrations WHERE version = ${MIGRATIONS.length + 1}; PRAGMA foreign_keys = OFF;
      UPDATE widget_keys SET widget_id = 'nobody'`);
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'BAD' }]);
    dataDir = join(dataDir, 'other');
    await openAdmin(dataDir).then((admin) => admin.close());
    await rm(join(dataDir, 'livechat.db-wal'), { force: true });
    await writeFile(join(dataDir, 'livechat.db'), 'x'.repeat(50_000));
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'BAD' }]);
  });

  const tellStory = () =>
    tamper(`
      INSERT INTO persons (id, widget_id, kind, created_at) SELECT 'person', id, 'VISITOR', 0 FROM widgets;
      INSERT INTO threads (id, conversation_id, widget_id, person_id, client_thread_id, status, top_seq,
        customer_delivered, customer_seen, team_delivered, team_seen, context, created_at, updated_at)
        SELECT 'thread', 'conversation', id, 'person', 'client', 'OPEN', 1, 0, 0, 0, 0, '{}', 0, 0 FROM widgets;
      INSERT INTO messages (thread_id, seq, id, sender_key, client_message_id, author_type, content, created_at)
        VALUES ('thread', 1, 'message', 'sender', 'client', 'SYSTEM', '{}', 200000)`);

  it('finds a clock that was put back', async () => {
    await setUp();
    tellStory();
    expect(await wrong({}, 200_000)).toEqual([]);
    expect(await wrong({}, 100_000)).toMatchObject([{ check: 'clock', grade: 'BAD' }]);
  });

  it.each([
    ['a message that cannot be read', `UPDATE messages SET content = '{"type": "TE'`],
    ['contextual data that cannot be read', `UPDATE threads SET context = 'x'`],
    ['a message that is missing', `DELETE FROM messages`],
    ['a number that nobody gave', `UPDATE messages SET seq = 2`],
  ])('finds %s', async (_, sql) => {
    await setUp();
    tellStory();
    tamper(sql);
    expect(await wrong()).toMatchObject([{ check: 'messages', grade: 'BAD' }]);
  });

  it('finds files that are gone or changed, and says which, unless a bucket keeps them', async () => {
    await setUp();
    const key = storageKey(createHash('sha256').update('abc').digest('hex'), 'file');
    const path = join(dataDir, 'files', key);
    tamper(`INSERT INTO files (id, uploader, client_file_id, name, media_type, size, storage_key, state, created_at)
      VALUES ('file', 'person:x', 'client', 'a.txt', 'text/plain', 3, '${key}', 'READY', 0)`);
    const damaged = (how: string) => [
      { check: 'files', grade: 'BAD', says: expect.stringContaining(`${key} ${how}`) as unknown },
    ];
    expect(await wrong()).toMatchObject(damaged('is missing'));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // As long as the right one: a disk that forgets does not change lengths.
    for (const content of ['ab', 'abd', '']) {
      await writeFile(path, content);
      expect(await wrong()).toMatchObject(damaged('has other bytes'));
    }
    await writeFile(path, 'abc');
    expect(await wrong()).toEqual([]);
    const stray = `${path}-of-nobody`;
    await writeFile(stray, 'abc');
    expect(await wrong()).toMatchObject([
      { check: 'stray files', grade: 'WARNING', says: `1 files of 3 bytes belong to nothing: ${stray}.` },
    ]);
    await rm(stray);
    await rm(path);
    await mkdir(path);
    expect(await wrong()).toMatchObject(damaged('cannot be read (EISDIR)'));
    await rm(path, { recursive: true });
    const service = await startS3Double();
    expect(await wrong({ S3_URL: s3UrlOf(service.settings) })).toEqual([]);
    await service.close();
  });

  it('finds uploads that were left halfway days ago, also where a bucket keeps the files', async () => {
    await setUp();
    const incoming = join(dataDir, 'files', 'incoming');
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await writeFile(join(incoming, '0d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part'), 'half');
    const days = (count: number) => Date.now() + count * 24 * 60 * 60 * 1000;
    expect(await wrong({}, days(1))).toEqual([]);
    const service = await startS3Double();
    for (const env of [{}, { S3_URL: s3UrlOf(service.settings) }]) {
      expect(await wrong(env, days(3))).toMatchObject([
        { check: 'uploads', grade: 'WARNING', says: expect.stringContaining('1 files of 4 bytes') as unknown },
      ]);
    }
    await service.close();
  });

  it('finds a bucket that cannot be used, says why, and no secret', async () => {
    await setUp();
    const service = await startS3Double();
    const look = async (settings: Partial<S3Settings>) => {
      const [finding] = await wrong({ S3_URL: s3UrlOf({ ...service.settings, ...settings }) });
      expect(finding).toMatchObject({
        check: 'bucket',
        grade: 'BAD',
        remedy: expect.stringContaining('S3_URL') as unknown,
      });
      expect(JSON.stringify(finding)).not.toContain(service.settings.secretAccessKey);
      return finding?.says;
    };
    expect(await look({ bucket: 'nobody-made-it' })).toContain('NoSuchBucket');
    expect(await look({ secretAccessKey: 'wrong' })).toContain('SignatureDoesNotMatch');
    await service.close();
    expect(await look({})).toContain('ECONNREFUSED');
  });

  it('tries out what a server does in its bucket, leaves nothing, and names the right that is missing', async () => {
    await setUp();
    const service = await startS3Double();
    const look = (...methods: readonly string[]) => {
      service.deny(methods);
      return wrong({ S3_URL: s3UrlOf(service.settings) });
    };
    const lacks = (uses: readonly string[], rights: string) => [
      {
        check: 'bucket',
        grade: 'BAD',
        says: expect.stringMatching(uses.map((use) => `${use} objects: .*AccessDenied`).join('.*')) as unknown,
        remedy: expect.stringContaining(`${rights} for arn:aws:s3:::chat-files/*`) as unknown,
      },
    ];
    expect(await look()).toEqual([]);
    expect(await look('PUT')).toMatchObject(lacks(['write'], 's3:PutObject'));
    expect(await look('GET')).toMatchObject(lacks(['read'], 's3:GetObject'));
    expect([...service.objects.keys()]).toEqual([]);
    expect(await look('GET', 'DELETE')).toMatchObject(lacks(['read', 'remove'], 's3:GetObject and s3:DeleteObject'));
    expect([...service.objects.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f]{64}-doctor-/)]);
    await service.close();
  });

  it('finds an index that is missing, and says how to make it', async () => {
    await setUp();
    const before = await wrong();
    tamper('DROP INDEX agents_by_address; DROP INDEX threads_by_widget');
    const [finding] = await wrong();
    expect(finding).toMatchObject({ check: 'indexes', grade: 'BAD' });
    expect(finding?.says).toContain('agents_by_address, threads_by_widget');
    tamper(finding?.remedy?.split('livechat.db: ')[1] ?? '');
    expect(await wrong()).toEqual(before);
  });

  it('names some files where many are damaged', async () => {
    await setUp();
    for (let index = 0; index < 7; index += 1) {
      tamper(`INSERT INTO files (id, uploader, client_file_id, name, media_type, size, storage_key, state, created_at)
        VALUES ('file-${index}', 'person:x', 'client-${index}', 'a.txt', 'text/plain', 3,
          '${storageKey('ab'.repeat(32), `file-${index}`)}', 'READY', 0)`);
    }
    const [finding] = await wrong();
    expect(finding?.says).toMatch(/^7 of 7 files.*file-0 is missing.*file-4 is missing; and 2 more\.$/);
  });
});
