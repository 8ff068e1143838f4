import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { BIN, environment, spawnServer, type SpawnedServer } from '../testing/spawned-server.js';
import { TestClient } from '../testing/test-client.js';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../../..');

/** Around the sample of a backend: who has signed in, and where it listens. */
const BACKEND = {
  before: `
    import fastify from 'fastify';
    const app = fastify();
    app.addHook('onRequest', async (request) => {
      const name = request.headers['x-signed-in-as'];
      request.session = { id: 'session-1', customer: name && { name, email: name.toLowerCase() + '@shop.example' } };
    });`,
  after: `console.log(await app.listen({ host: '127.0.0.1', port: 0 }));`,
};

/** Around the sample of a key: what the sample says, signed with it. */
const KEY_OF_ONE_S_OWN = {
  before: `import { readFile } from 'node:fs/promises'; import { signCustomerToken } from 'livechat-server/sign';`,
  after: `
    const widgetId = process.env.CHAT_WIDGET_ID;
    console.log(await signCustomerToken({ widgetId, key, subject: 'joe@shop.example', subjectType: 'email', name: 'Joe' }));`,
};

describe('what the guide to signing tells a site to do', () => {
  let guide: string;
  let folder: string;
  let server: SpawnedServer;
  let widget: { readonly id: string; readonly secretKey: { readonly id: string; readonly key: string } };
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    guide = await readFile(join(ROOT, 'docs/guides/signing.md'), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'livechat-signing-'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    widget = await command('widget', 'create', '--title', 'Shop');
    server = await spawnServer(join(folder, 'data'));
  });

  afterAll(async () => {
    for (const child of started) child.kill();
    await server.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  const surroundings = () => ({
    ...environment(join(folder, 'data')),
    CHAT_WIDGET_ID: widget.id,
    CHAT_KEY_ID: widget.secretKey.id,
    CHAT_KEY: widget.secretKey.key,
  });

  const command = async <T>(...args: readonly string[]): Promise<T> => {
    const { stdout } = await run(process.execPath, [BIN, ...args, '--json'], {
      env: environment(join(folder, 'data')),
    });
    return JSON.parse(stdout) as T;
  };

  /** The block under a heading that holds `word`, with what it leaves to the reader filled in. */
  const sample = (heading: string, word: string, values: Readonly<Record<string, string>> = {}): string => {
    const section = guide.split(/^##? /m).find((text) => text.startsWith(heading)) ?? '';
    const blocks = [...section.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, text = '']) => text);
    const found = blocks.find((text) => text.includes(word));
    if (found === undefined) throw new Error(`Under "${heading}" there is no sample with "${word}".`);
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), found);
  };

  const fileOf = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return name;
  };

  /** As in a terminal, but that `npx` finds the command of this build, and says in JSON what it did. */
  const shell = async (text: string, more: NodeJS.ProcessEnv = {}): Promise<string> => {
    const script = `npx() { shift; "${process.execPath}" "${BIN}" "$@" --json; }\n${text}`;
    const { stdout } = await run('sh', ['-e', '-c', script], { cwd: folder, env: { ...surroundings(), ...more } });
    return stdout;
  };

  const startBackend = async (): Promise<string> => {
    const file = await fileOf('backend.mjs', [BACKEND.before, sample('Node', '/chat-token'), BACKEND.after].join('\n'));
    const child = spawn(process.execPath, [file], {
      cwd: folder,
      env: surroundings(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return url;
  };

  const logIn = async (jwt: string) => {
    const page = await TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});
    await page.hello(widget.id);
    page.send({ type: 'auth', requestId: 'request-1', jwt });
    return { page, answer: await page.next('welcome', 'error') };
  };

  it('its backend signs in who has signed in there, and nobody else', async () => {
    const backend = await startBackend();
    expect((await fetch(`${backend}/chat-token`)).status).toBe(401);
    const response = await fetch(`${backend}/chat-token`, { headers: { 'x-signed-in-as': 'Ann' } });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { jwt } = (await response.json()) as { readonly jwt: string };
    const { page, answer } = await logIn(jwt);
    expect(answer).toMatchObject({ type: 'welcome', person: { kind: 'CUSTOMER', name: 'Ann' } });

    const { key } = await command<{ key: string }>('api-key', 'create', '--name', 'Shop', '--scope', 'sessions');
    const end = sample('End a session', 'curl', { 'https://chat.shop.example': server.url });
    const about = { KEY: key, WIDGET_ID: widget.id, SESSION_ID: 'session-1' };
    const statusOf = (text: string) => shell(text.replace('curl ', "curl -s -w '%{http_code}' "), about);
    expect(await statusOf(end)).toBe('204');
    expect(await page.next('session-ended')).toEqual({ type: 'session-ended' });
    expect(await statusOf(end)).toMatch(/404$/);
    page.terminate();
  }, 60_000);

  it('a pair of keys that openssl has made signs in as well', async () => {
    const make = sample('Keys that', 'openssl genpkey', { '<widget-id>': widget.id });
    const { id: keyId } = JSON.parse(await shell(make)) as { readonly id: string };
    const keys = await command<{ keys: readonly { id: string; algorithm: string }[] }>(
      'widget',
      'key',
      'list',
      widget.id,
    );
    expect(keys.keys).toContainEqual(expect.objectContaining({ id: keyId, algorithm: 'EdDSA' }));
    const use = sample('Keys that', 'privateKey', { '<key-id>': keyId });
    const file = await fileOf('sign.mjs', [KEY_OF_ONE_S_OWN.before, use, KEY_OF_ONE_S_OWN.after].join('\n'));
    const { stdout } = await run(process.execPath, [file], { cwd: folder, env: surroundings() });
    const { page, answer } = await logIn(stdout.trim());
    expect(answer).toMatchObject({ type: 'welcome', person: { kind: 'CUSTOMER', name: 'Joe' } });
    page.terminate();
  }, 60_000);

  it('a key that was in a page is replaced', async () => {
    const replace = sample('Sign customers in', 'widget key remove', {
      '<widget-id>': widget.id,
      '<key-id>': widget.secretKey.id,
    });
    await shell(replace);
    const { keys } = await command<{ keys: readonly { id: string }[] }>('widget', 'key', 'list', widget.id);
    expect(keys.map(({ id }) => id)).not.toContain(widget.secretKey.id);
  }, 60_000);
});
