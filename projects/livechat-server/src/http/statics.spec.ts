import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('the built pages', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(() => server.close());

  const build = async () => {
    const [desk, widget] = [join(server.dataDir, 'desk'), join(server.dataDir, 'widget')];
    await mkdir(desk, { recursive: true });
    await mkdir(join(widget, 'widget'), { recursive: true });
    await writeFile(join(desk, 'index.html'), '<app-root ngCspNonce="CSP_NONCE"></app-root>');
    await writeFile(join(desk, 'main.js'), 'desk');
    await writeFile(join(widget, 'livechat.js'), 'loader');
    await writeFile(join(widget, 'livechat.manifest.json'), '{}');
    await writeFile(join(widget, 'widget', 'main-ABC.js'), 'chunk');
  };

  it('say what to do while they are not built', async () => {
    for (const path of ['/desk/', '/livechat.js', '/livechat.manifest.json', '/widget/main-ABC.js']) {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(503);
      expect(await response.text()).toContain('npm run build');
    }
  });

  it('serve the desk under a strict policy with a nonce of each answer', async () => {
    await build();
    const nonces = new Set<string>();
    for (const path of ['/desk/', '/desk/conversations/some-id', '/desk/index.html']) {
      const response = await fetch(`${server.url}${path}`);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /ngCspNonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("default-src 'none'; script-src 'self'");
      expect(policy).not.toContain('unsafe');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
    expect(await (await fetch(`${server.url}/desk/main.js`)).text()).toBe('desk');
    expect((await fetch(`${server.url}/desk/missing.js`)).status).toBe(404);
    expect((await fetch(`${server.url}/desk`, { redirect: 'manual' })).headers.get('location')).toBe('/desk/');
  });

  it('serve the widget to the pages of other sites', async () => {
    await build();
    const script = await fetch(`${server.url}/livechat.js`);
    expect(script.headers.get('cache-control')).toBe('public, max-age=300');
    const manifest = await fetch(`${server.url}/livechat.manifest.json`);
    expect(manifest.headers.get('cache-control')).toBe('public, max-age=300');
    expect(manifest.headers.get('content-type')).toContain('application/json');
    const chunk = await fetch(`${server.url}/widget/main-ABC.js`);
    expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const { headers } of [script, manifest, chunk]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('timing-allow-origin')).toBe('*');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const missing = await fetch(`${server.url}/widget/missing.js`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable');
  });

  it('give nothing outside of their folders', async () => {
    await build();
    for (const path of ['/desk/..%2flivechat.db', '/widget/..%2f..%2flivechat.db', '/widget/..%2flivechat.js']) {
      expect((await fetch(`${server.url}${path}`)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
