import Database from 'libsql';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describeWith, startEngine, type Engine } from '../testing/engine.js';
import { BIN, environment, spawnServer, type SpawnedServer } from '../testing/spawned-server.js';
import { TestClient } from '../testing/test-client.js';
import type { Finding } from './finding.js';

// Processes on a busy machine.
jest.setTimeout(180_000);

/** Slower than the limit of a connection. */
const PAUSE_MS = 120;

const WRITERS = 4;

/** A program's standard output. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`));
    });
  });
}

/** Visitors who write and send files until they are told to stop. */
class Crowd {
  /** What was acknowledged, by the client's id, with its conversation. */
  readonly acknowledged = new Map<string, string>();
  readonly #clients: TestClient[] = [];
  #writing: readonly Promise<void>[] = [];
  #isDone = false;

  async begin({ url }: SpawnedServer, widgetId: string): Promise<void> {
    for (let index = 0; index < WRITERS; index += 1) {
      this.#clients.push(await TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, {}));
    }
    this.#writing = this.#clients.map((client, index) =>
      this.#write({ client, url, widgetId, writer: `writer-${index}` }),
    );
  }

  /** Waits until so many more were acknowledged. */
  async more(count: number): Promise<void> {
    for (const goal = this.acknowledged.size + count; this.acknowledged.size < goal;) await sleep(20);
  }

  async end(): Promise<void> {
    this.#isDone = true;
    await Promise.all(this.#writing);
    for (const client of this.#clients) client.terminate();
  }

  async #write(of: { client: TestClient; url: string; widgetId: string; writer: string }): Promise<void> {
    const { client, url, widgetId, writer } = of;
    const { token } = await client.hello(widgetId);
    for (let count = 0; !this.#isDone; count += 1) {
      const id = `${writer}-message-${count}`;
      const { message } = await client.post(id, { clientThreadId: `thread-of-${writer}` });
      this.acknowledged.set(id, message.threadId);
      if (count % 4 === 0) {
        const sent = await fetch(`${url}/livechat/1/widgets/${widgetId}/files`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'text/plain',
            'x-file-name': 'order.txt',
            'x-client-file-id': `${writer}-file-${count}`,
          },
          body: `Order ${id}`,
        });
        expect(sent.status).toBe(201);
      }
      await sleep(PAUSE_MS);
    }
  }
}

describe('a drill beside a server that is written to', () => {
  let root: string;
  let dataDir: string;
  let server: SpawnedServer | undefined;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'livechat-drill-'));
    dataDir = join(root, 'data');
  });

  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await rm(root, { recursive: true, force: true });
  });

  const command = async <T>(folder: string, more: NodeJS.ProcessEnv, ...args: string[]): Promise<T> =>
    JSON.parse(await run(process.execPath, [BIN, ...args, '--json'], { ...environment(folder), ...more })) as T;
  const badIn = async (folder: string, more: NodeJS.ProcessEnv): Promise<readonly Finding[]> =>
    (await command<{ findings: readonly Finding[] }>(folder, more, 'doctor')).findings.filter(
      ({ grade, check }) => grade === 'BAD' || check === 'stray files',
    );
  const restart = async (folder: string, more: NodeJS.ProcessEnv) => {
    server = await spawnServer(folder, more);
    await server.end('SIGTERM');
    server = undefined;
  };
  /** Writes, has a copy made beside it, erases somebody, and gives what had been acknowledged when the copy began. */
  const writeBeside = async (
    more: NodeJS.ProcessEnv,
    copy: () => Promise<unknown>,
    personOf: (threadId: string) => Promise<string>,
  ) => {
    const { id: widgetId } = await command<{ id: string }>(
      dataDir,
      more,
      'widget',
      'create',
      '--title',
      'Shop',
      '--multi-thread',
    );
    server = await spawnServer(dataDir, more);
    const crowd = new Crowd();
    await crowd.begin(server, widgetId);
    await crowd.more(5 * WRITERS);
    const before = [...crowd.acknowledged.keys()];
    await copy();
    await crowd.more(WRITERS);
    await crowd.end();
    const erased = crowd.acknowledged.get('writer-0-message-0') ?? '';
    await command(dataDir, more, 'person', 'erase', await personOf(erased));
    await server.end('SIGTERM');
    server = undefined;
    return before;
  };
  const ofOthers = (ids: readonly string[]) => ids.filter((id) => !id.startsWith('writer-0-'));

  it('G1: a back-up has all that was acknowledged before it began, with its files, and keeps who was erased since', async () => {
    const backup = join(root, 'copy.backup');
    const read = (folder: string, sql: string) => {
      const store = new Database(join(folder, 'livechat.db'), { readonly: true });
      const rows = store.prepare(sql).all() as readonly { readonly value: string }[];
      store.close();
      return rows.map(({ value }) => value);
    };
    const before = await writeBeside(
      {},
      () => command(dataDir, {}, 'backup', backup),
      async (threadId) => read(dataDir, `SELECT person_id AS value FROM threads WHERE id = '${threadId}'`).join(),
    );
    const restored = join(root, 'restored');
    await mkdir(restored, { mode: 0o700 });
    await copyFile(join(dataDir, 'erasures.jsonl'), join(restored, 'erasures.jsonl'));
    const { files } = await command<{ files: number }>(restored, {}, 'restore', backup);
    expect(files).toBeGreaterThanOrEqual(WRITERS);
    const ids = () => read(restored, 'SELECT client_message_id AS value FROM messages');
    expect(ids()).toEqual(expect.arrayContaining(before));
    expect(await badIn(restored, {})).toEqual([expect.objectContaining({ check: 'stray files', grade: 'GOOD' })]);
    await restart(restored, {});
    expect(ids()).toEqual(expect.arrayContaining(ofOthers(before)));
    expect(ids().filter((id) => id.startsWith('writer-0-'))).toEqual([]);
  });

  describeWith('postgres')('on PostgreSQL', () => {
    let engine: Engine;

    beforeEach(async () => {
      engine = await startEngine('postgres');
    });

    afterEach(() => engine.stop());

    it('G17: a dump has all that was acknowledged before it began, in another epoch, and keeps who was erased since', async () => {
      const dump = join(root, 'chat.dump');
      const source = { DATABASE_URL: engine.url };
      const target = { DATABASE_URL: engine.url.replace(/postgres$/, 'restored') };
      const programs = { PATH: process.env['PATH'] };
      const ask = async ({ DATABASE_URL }: typeof source, sql: string) => {
        const client = new pg.Client(DATABASE_URL);
        await client.connect();
        const { rows } = await client.query<{ value: string }>(sql);
        await client.end();
        return rows.map(({ value }) => value);
      };
      const before = await writeBeside(
        source,
        () => run('pg_dump', ['--format=custom', `--file=${dump}`, engine.url], programs),
        async (threadId) =>
          (await ask(source, `SELECT person_id AS value FROM threads WHERE id = '${threadId}'`)).join(),
      );
      await run('createdb', [`--maintenance-db=${engine.url}`, 'restored'], programs);
      const how = ['--exit-on-error', '--single-transaction', '--no-owner'];
      await run('pg_restore', [...how, `--dbname=${target.DATABASE_URL}`, dump], programs);
      const ids = () => ask(target, 'SELECT client_message_id AS value FROM messages');
      const epoch = "SELECT value FROM meta WHERE key = 'epoch'";
      expect(await ids()).toEqual(expect.arrayContaining(before));
      expect(await ask(target, epoch)).toEqual(await ask(source, epoch));
      await restart(dataDir, target);
      expect(await ids()).toEqual(expect.arrayContaining(ofOthers(before)));
      expect((await ids()).filter((id) => id.startsWith('writer-0-'))).toEqual([]);
      expect(await ask(target, epoch)).not.toEqual(await ask(source, epoch));
      expect((await badIn(dataDir, target)).filter(({ grade }) => grade === 'BAD')).toEqual([]);
    });
  });
});
