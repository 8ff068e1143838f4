import type { StoredFile } from 'livechat-core/protocol';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, environment, spawnServer, type SpawnedServer } from '../testing/spawned-server.js';
import { TestClient } from '../testing/test-client.js';

// Processes on a busy machine.
jest.setTimeout(120_000);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('backup and restore', () => {
  let root: string;
  let dataDir: string;
  let server: SpawnedServer | undefined;
  let widgetId: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'livechat-drill-'));
    dataDir = join(root, 'data');
    // Not in this process: the driver holds a store until its garbage is collected.
    widgetId = (await done<{ id: string }>('widget', 'create', '--title', 'Shop', '--multi-thread')).id;
    server = await spawnServer(dataDir);
  });

  afterEach(async () => {
    await server?.end('SIGKILL');
    await rm(root, { recursive: true, force: true });
  });

  const backup = () => join(root, 'copy.backup');
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [BIN, ...args, '--json'],
        { env: { ...environment(dataDir), ...env } },
        (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  const done = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  };
  const stop = async () => {
    await server?.end('SIGTERM');
    server = undefined;
  };
  const start = async () => {
    server = await spawnServer(dataDir);
  };
  const greet = async (token?: string) => {
    const client = await TestClient.open(`${server?.url.replace('http', 'ws')}/livechat/1/socket`, {});
    return { client, welcome: await client.hello(widgetId, token) };
  };
  const sendFile = async (token: string): Promise<StoredFile> => {
    const response = await fetch(`${server?.url}/livechat/1/widgets/${widgetId}/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'text/plain',
        'x-file-name': 'order.txt',
        'x-client-file-id': 'file-of-client',
      },
      body: 'Order 4711',
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { readonly file: StoredFile }).file;
  };
  const readFileOf = (token: string, { id }: StoredFile) =>
    fetch(`${server?.url}/livechat/1/files/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('G17: puts back what was acknowledged before the back-up, and clients notice by another epoch', async () => {
    const { client, welcome } = await greet();
    const token = welcome.token;
    const { message } = await client.post('message-before', { clientThreadId: 'thread-of-client' });
    const file = await sendFile(token);
    expect(await done('backup', backup())).toMatchObject({ files: 1, missing: [] });
    await client.post('message-after', { threadId: message.threadId });
    client.terminate();
    await stop();
    await rm(join(dataDir, 'files'), { recursive: true });
    const { before } = await done<{ before: string }>('restore', backup());
    await start();
    const again = await greet(token);
    expect(again.welcome.epoch).not.toBe(welcome.epoch);
    expect(again.welcome.threads).toMatchObject([{ id: message.threadId, topSeq: 1 }]);
    // Whoever sends it again after that is stored once more, under the next number.
    expect((await again.client.post('message-after', { threadId: message.threadId })).message.seq).toBe(2);
    expect(await (await readFileOf(token, file)).text()).toBe('Order 4711');
    again.client.terminate();
    expect(await readdir(before)).toContain('livechat.db');
  });

  it('refuses while a server runs, and takes nothing away', async () => {
    await done('backup', backup());
    const refused = await run(['restore', backup()]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('uses the store') as unknown });
    const { client } = await greet();
    expect((await client.post('message-one', { clientThreadId: 'thread-of-client' })).message.seq).toBe(1);
    client.terminate();
    expect((await readdir(dataDir)).filter((name) => name.includes('restore'))).toEqual([]);
  });

  it('restores after kill -9, into a folder that is damaged, and into one that is empty', async () => {
    await done('backup', backup());
    await server?.end('SIGKILL');
    server = undefined;
    await done('restore', backup());
    await writeFile(join(dataDir, 'livechat.db'), 'x'.repeat(100_000));
    await done('restore', backup());
    dataDir = join(root, 'elsewhere');
    expect(await done('restore', backup())).not.toHaveProperty('before');
    await start();
    const { client, welcome } = await greet();
    expect(welcome.widget.title).toBe('Shop');
    client.terminate();
  });

  it('keeps who was erased after the back-up', async () => {
    await done('backup', backup());
    await stop();
    const list = join(dataDir, 'erasures.jsonl');
    await writeFile(list, '{"personId":"ann"}\n');
    await done('restore', backup());
    expect(await readFile(list, 'utf8')).toBe('{"personId":"ann"}\n');
    await rm(backup());
    await done('backup', backup());
    await writeFile(list, '{"personId":"bob"}\n');
    await done('restore', backup());
    expect((await readFile(list, 'utf8')).split('\n').filter((line) => line !== '')).toEqual([
      '{"personId":"bob"}',
      '{"personId":"ann"}',
    ]);
  });

  it('makes a file for its owner only, and never over another', async () => {
    await done('backup', backup());
    expect((await stat(backup())).mode & 0o077).toBe(0);
    expect(await run(['backup', backup()])).toMatchObject({ code: 1 });
    expect(await run(['backup', join(root, 'no', 'such', 'copy')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be written') as unknown,
    });
    expect(await readdir(root)).toEqual(expect.not.arrayContaining([expect.stringContaining('.part')]));
  });

  it('refuses files that are no back-ups, are damaged or belong to another kind of store', async () => {
    await stop();
    await mkdir(join(root, 'folder'));
    await writeFile(join(root, 'notes'), 'x'.repeat(8_192));
    for (const name of ['notes', 'nothing', 'data/livechat.db']) {
      expect(await run(['restore', join(root, name)])).toMatchObject({ code: 1, stdout: '' });
    }
    await done('backup', backup());
    const bytes = await readFile(backup());
    await writeFile(backup(), bytes.fill(0x55, 20_000, 60_000));
    expect(await run(['restore', backup()])).toMatchObject({ code: 1, stdout: '' });
    // One letter of one message: what SQLite takes for sound.
    await rm(backup());
    await start();
    const { client } = await greet();
    await client.post('message-of-a-letter', { clientThreadId: 'thread-of-client' });
    client.terminate();
    await done('backup', backup());
    await stop();
    const sound = await readFile(backup());
    const altered = Buffer.from(sound);
    altered.write('X', altered.indexOf('"text":"message-of-a-letter"') + 12);
    await writeFile(backup(), altered);
    const told = await run(['restore', backup()]);
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('messages does not hold') as unknown });
    // A back-up of before there were sums is taken as it is.
    await writeFile(backup(), sound);
    const { default: Database } = await import('libsql');
    const tool = new Database(backup());
    tool.exec('DROP TABLE backup_sums; PRAGMA user_version = 1');
    tool.close();
    await done('restore', backup());
    const url = { DATABASE_URL: 'postgres://ann:secret@localhost/chat' };
    const foreign = await run(['backup', join(root, 'other')], url);
    expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining('pg_dump') as unknown });
    await start();
  });
});
