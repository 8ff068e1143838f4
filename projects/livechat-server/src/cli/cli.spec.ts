import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { BIN, environment, spawnServer, type SpawnedServer } from '../testing/spawned-server.js';
import { TestClient } from '../testing/test-client.js';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line', () => {
  let dataDir: string;
  let server: SpawnedServer;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-cli-'));
    // Everything happens while a server runs on the same store.
    server = await spawnServer(dataDir);
  });

  afterAll(async () => {
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    await rm(dataDir, { recursive: true, force: true });
  });

  const run = (args: readonly string[], options: { stdin?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> =>
    new Promise((resolve) => {
      const env = { ...environment(dataDir), ...options.env };
      const child = execFile(process.execPath, [BIN, ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      });
      child.stdin?.end(options.stdin ?? '');
    });
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run([...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  };

  it('creates a widget that the running server serves at once', async () => {
    const created = await json<{ id: string; secretKey: { id: string; key: string } }>(
      ...['widget', 'create', '--title', 'Shop', '--multi-thread', '--origin', 'https://Shop.example/'],
    );
    expect(Buffer.from(created.secretKey.key, 'base64')).toHaveLength(32);
    const url = `${server.url.replace('http', 'ws')}/livechat/1/socket`;
    const client = await TestClient.open(url, { origin: 'https://shop.example' });
    expect((await client.hello(created.id)).widget).toMatchObject({ title: 'Shop', multiThread: true });
    client.terminate();
    const shown = await run(['widget', 'show', created.id, '--json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: created.id, keys: [{ id: created.secretKey.id }] });
    expect(shown.stdout).not.toContain(created.secretKey.key);
  });

  it('changes only what it is told to', async () => {
    const { id } = await json<{ id: string }>('widget', 'create', '--title', 'Before', '--multi-thread');
    const themes = join(dataDir, 'themes.json');
    await writeFile(
      themes,
      JSON.stringify({ default: { styles: {} }, brand: { styles: { '--lc-accent': '#0f766e' } } }),
    );
    await json('widget', 'update', id, '--title', 'After', '--themes', themes);
    const after = await json<object>('widget', 'update', id, '--no-multi-thread');
    expect(after).toEqual({ id, title: 'After', multiThread: false, themes: ['default', 'brand'], origins: [] });
    expect((await run(['widget', 'list'])).stdout).toContain('After');
  });

  it('sets the settings of a file, and takes those away that are null', async () => {
    const { id } = await json<{ id: string }>('widget', 'create', '--title', 'Shop');
    const file = join(dataDir, 'settings.json');
    await writeFile(file, JSON.stringify({ offlineText: 'Back at nine.', greeting: { text: 'Hello!' } }));
    await json('widget', 'update', id, '--config', file);
    await writeFile(file, JSON.stringify({ greeting: null }));
    const after = await json<object>('widget', 'update', id, '--config', file, '--title', 'Store');
    expect(after).toMatchObject({ title: 'Store', offlineText: 'Back at nine.' });
    expect(after).not.toHaveProperty('greeting');
    await writeFile(file, JSON.stringify({ greetings: {} }));
    const wrong = await run(['widget', 'update', id, '--config', file]);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('unknown setting greetings') as string });
  });

  it('creates agents with a password of its own making or a piped one', async () => {
    const made = await json<{ password: string }>('agent', 'create', '--email', 'ann@shop.example', '--name', 'Ann');
    const piped = await run(
      ['agent', 'create', '--email', 'bob@shop.example', '--name', 'Bob', '--password-stdin', '--json'],
      { stdin: 'piped password\n' },
    );
    expect(piped.stdout).not.toContain('password');
    for (const [email, password] of [
      ['ann@shop.example', made.password],
      ['bob@shop.example', 'piped password'],
    ]) {
      const response = await fetch(`${server.url}/desk/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect(response.status).toBe(200);
    }
  });

  it('changes what an agent may do, and lets nobody in who left', async () => {
    const email = 'eve@shop.example';
    const { password } = await json<{ password: string }>('agent', 'create', '--email', email, '--name', 'Eve');
    expect(await json('agent', 'update', '--email', email, '--admin')).toMatchObject({ name: 'Eve', role: 'ADMIN' });
    await json('agent', 'create', '--email', 'root@shop.example', '--name', 'Root', '--admin');
    const renamed = await json('agent', 'update', '--email', email, '--name', 'Eva', '--no-admin');
    expect(renamed).toMatchObject({ name: 'Eva', role: 'AGENT' });
    const body = JSON.stringify({ email, password });
    const headers = { 'content-type': 'application/json' };
    const signIn = () => fetch(`${server.url}/desk/api/session`, { method: 'POST', headers, body });
    const cookie = ((await signIn()).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = async () => (await fetch(`${server.url}/desk/api/session`, { headers: { cookie } })).status;
    expect(await session()).toBe(200);
    expect(await json('agent', 'remove', '--email', email)).toEqual({ email, removed: true });
    expect([await session(), (await signIn()).status]).toEqual([401, 401]);
    expect((await run(['agent', 'remove', '--email', email])).code).toBe(1);
    expect((await run(['agent', 'update', '--email', 'ann@shop.example'])).code).toBe(2);
  });

  it('creates API keys that work until they are revoked', async () => {
    const { id, key } = await json<{ id: string; key: string }>('api-key', 'create', '--name', 'Bot');
    const status = async () => {
      const headers = { authorization: `App ${key}` };
      return (await fetch(`${server.url}/ccaas/1/conversations/unknown/metadata`, { headers })).status;
    };
    expect(await status()).toBe(400);
    await json('api-key', 'revoke', id);
    expect(await status()).toBe(401);
    expect((await run(['api-key', 'list'])).stdout).not.toContain(key);
  });

  it('adds, lists and removes the keys of a widget', async () => {
    const { id, secretKey } = await json<{ id: string; secretKey: { id: string } }>(
      'widget',
      'create',
      '--title',
      'Keys',
    );
    const pem = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
    const file = join(dataDir, 'public.pem');
    await writeFile(file, pem);
    const made = await json<{ id: string; key: string }>('widget', 'key', 'add', id);
    expect(Buffer.from(made.key, 'base64')).toHaveLength(32);
    const piped = await run(['widget', 'key', 'add', id, '--id', 'moved', '--secret-stdin'], {
      stdin: `${made.key}\n`,
    });
    expect(piped).toMatchObject({ code: 0, stdout: expect.stringContaining('moved') as unknown });
    expect(piped.stdout).not.toContain(made.key);
    await json('widget', 'key', 'add', id, '--id', 'own', '--algorithm', 'EdDSA', '--public-key', file);
    const url = 'https://id.shop.example/jwks.json';
    await json('widget', 'key', 'add', id, '--id', 'set', '--algorithm', 'RS256', '--jwks', url);
    const { keys } = await json<{ keys: object[] }>('widget', 'key', 'list', id);
    expect(keys).toEqual(
      expect.arrayContaining([
        { id: secretKey.id, algorithm: 'HS256', kind: 'SECRET' },
        { id: 'moved', algorithm: 'HS256', kind: 'SECRET' },
        { id: 'own', algorithm: 'EdDSA', kind: 'PUBLIC_KEY' },
        { id: 'set', algorithm: 'RS256', kind: 'KEY_SET_URL', url },
      ]),
    );
    expect((await run(['widget', 'key', 'add', id, '--id', 'own'])).stderr).toContain('own');
    await json('widget', 'key', 'remove', id, 'own');
    expect((await run(['widget', 'key', 'remove', id, 'own'])).code).toBe(1);
    expect((await run(['widget', 'key', 'list', id])).stdout).not.toContain('own');
    // So many processes take their time on a busy machine.
  }, 120_000);

  it('says where the store stands', async () => {
    expect(await json('migrate')).toEqual({ from: MIGRATIONS.length, to: MIGRATIONS.length });
  });

  it.each<[string[], number, string]>([
    [[], 2, '--help'],
    [['nonsense'], 2, 'nonsense'],
    [['widget', 'create'], 2, '--title'],
    [['widget', 'create', '--title', 'x', '--origin', 'shop'], 2, '--origin'],
    [['widget', 'create', '--title', 'x', '--themes', '/no/such.json'], 1, '/no/such.json'],
    [['widget', 'create', '--title', ' '], 1, 'title'],
    [['widget', 'show', 'unknown'], 1, 'widget list'],
    [['widget', 'update', '85ea1938-f457-496d-8532-8fa489beea63'], 2, 'at least one option'],
    [['agent', 'create', '--email', 'nobody', '--name', 'x'], 1, 'email'],
    [['agent', 'create', '--email', 'x@y.z', '--name', 'x', '--password-stdin'], 1, '--password-stdin'],
    [['api-key', 'revoke', 'unknown'], 1, 'api-key list'],
    [['webhook', 'add', '--url', 'http://shop.example/'], 1, 'WEBHOOK_PRIVATE_ADDRESSES'],
    [['webhook', 'add', '--url', 'https://shop.example/', '--type', 'GOSSIP'], 2, 'INBOUND_MESSAGE'],
    [['webhook', 'remove', 'unknown'], 1, 'webhook list'],
    [['webhook', 'redeliver', 'unknown'], 1, 'webhook deliveries'],
    [['api-key', 'create', '--name', 'x', '--scope', 'everything'], 2, '--scope'],
    [['widget', 'key', 'add', 'unknown'], 1, 'widget list'],
    [['widget', 'key', 'add', 'unknown', '--algorithm', 'none'], 2, '--algorithm'],
    [['widget', 'key', 'add', 'unknown', '--algorithm', 'ES256'], 1, '--public-key'],
    [['widget', 'key', 'add', 'unknown', '--algorithm', 'ES256', '--public-key', '/no/such.pem'], 1, '/no/such.pem'],
    [['widget', 'key', 'add', 'unknown', '--algorithm', 'ES256', '--jwks', 'http://shop.example'], 1, 'https'],
    [['widget', 'key', 'add', 'unknown', '--public-key', 'x'], 1, 'HS256'],
  ])('%j ends with %i and names what is wrong', async (args, code, named) => {
    const [plain, asJson] = await Promise.all([run(args), run([...args, '--json'])]);
    expect(plain).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(named) as unknown });
    expect(asJson).toMatchObject({ code, stdout: '' });
    const { error } = JSON.parse(asJson.stderr) as { error: { message: string; remedy: string } };
    expect(`${error.message} ${error.remedy}`).toContain(named);
  });

  it.each([
    ['--public-key', 'publicKey'],
    ['--jwks', 'jwks'],
  ])('names the field of %s when its file cannot be read', async (option, field) => {
    const args = ['widget', 'key', 'add', 'unknown', '--algorithm', 'ES256', option, '/no/such/file', '--json'];
    const { error } = JSON.parse((await run(args)).stderr) as { error: object };
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', field });
  });

  it('adds, lists and removes receivers of webhooks', async () => {
    const url = 'https://shop.example/chat-events';
    const added = await json<{ id: string; secret: string }>(
      'webhook',
      'add',
      '--url',
      url,
      '--type',
      'INBOUND_MESSAGE',
    );
    expect(added.secret).toMatch(/^whsec_/);
    const { stdout } = await run(['webhook', 'list']);
    expect(stdout).toContain(url);
    expect(stdout).not.toContain(added.secret);
    expect(await json('webhook', 'deliveries', '--webhook', added.id)).toEqual({ deliveries: [], nextCursor: null });
    await json('webhook', 'remove', added.id);
    expect(await json('webhook', 'list')).toEqual({ webhooks: [] });
  }, 30_000);

  it('names every variable that is wrong, and a folder that cannot be used', async () => {
    const wrong = await run(['serve'], { env: { PORT: 'x', LOG_LEVEL: 'loud' } });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/PORT="x".*LOG_LEVEL="loud"/s) as unknown });
    const folder = await run(['migrate'], { env: { DATA_DIR: '/dev/null/data' } });
    expect(folder).toMatchObject({ code: 1, stderr: expect.stringContaining('DATA_DIR') as unknown });
  });

  it('takes settings from a file, and shows which hold', async () => {
    const file = join(dataDir, 'livechat.json');
    await writeFile(file, JSON.stringify({ port: 8080, databaseUrl: 'postgres://chat:hidden@db.example/chat' }));
    interface Shown {
      readonly file: string;
      readonly settings: readonly { readonly name: string; readonly value: string; readonly from: string }[];
    }
    const { settings, ...shown } = await json<Shown>('config', '--config', file);
    expect(shown.file).toBe(file);
    expect(settings).toContainEqual({ name: 'PORT', field: 'port', value: '0', from: 'environment' });
    const { stdout } = await run(['--config', file, 'config'], { env: { PORT: '' } });
    expect(stdout).toMatch(/^PORT +8080 +file +port$/m);
    expect(stdout).toMatch(/^DATABASE_URL +postgres:\/\/\*\*\*@db\.example\/chat +file/m);
    expect(stdout).not.toContain('hidden');
    const { stderr } = await run(['migrate', '--config', join(dataDir, 'none.json')]);
    expect(stderr).toContain('none.json cannot be read (ENOENT)');
  });

  it('exports what is kept of a person, and erases it', async () => {
    const { id: widgetId } = await json<{ id: string }>('widget', 'create', '--title', 'Shop');
    const client = await TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});
    const { token, person } = await client.hello(widgetId);
    await client.post('message-1', { clientThreadId: 'thread-of-client' }, 'My order');
    const file = join(dataDir, 'person.zip');
    await json('person', 'export', person.id, '--out', file);
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await run(['person', 'export', person.id, '--out', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is there already') as unknown,
    });
    expect(await json('person', 'erase', person.id)).toEqual({ id: person.id, conversations: 1 });
    expect(await run(['person', 'erase', person.id])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no such person') as unknown,
    });
    expect(await readFile(join(dataDir, 'erasures.jsonl'), 'utf8')).toContain(person.id);
    const again = await TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});
    expect((await again.hello(widgetId, token)).person.id).not.toBe(person.id);
    for (const open of [client, again]) open.terminate();
  });

  it('names the file in the data folder that is no database, and leaves it as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-cli-'));
    const file = join(folder, 'livechat.db');
    const notes = 'Notes of somebody, not a database. '.repeat(200);
    await writeFile(file, notes);
    const { code, stderr } = await run(['migrate'], { env: { DATA_DIR: folder } });
    expect(code).toBe(1);
    expect(stderr).toContain(`Move ${file} away`);
    expect(stderr).toContain('DATA_DIR');
    expect(await readFile(file, 'utf8')).toBe(notes);
    await rm(folder, { recursive: true, force: true });
  });

  // On Linux nobody can make a folder there; elsewhere nobody can make one beside the root's own.
  it('ends where no folder can be made at all', async () => {
    const { code, stderr } = await run(['migrate'], { env: { DATA_DIR: '/proc/livechat/data' } });
    expect(code).toBe(1);
    expect(stderr).toContain('/proc/livechat cannot be made');
    expect(stderr).toContain('DATA_DIR');
  });

  it('says which port is in use', async () => {
    const busy = await run(['serve'], { env: { PORT: new URL(server.url).port } });
    expect(busy).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') as unknown });
    expect(busy.stderr).not.toContain('    at ');
  });

  it('keeps the store from other users of the machine', async () => {
    const folder = join(dataDir, 'new');
    await run(['migrate'], { env: { DATA_DIR: folder } });
    for (const path of [folder, join(folder, 'livechat.db')]) expect((await stat(path)).mode & 0o077).toBe(0);
  });
});
