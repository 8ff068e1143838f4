import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerDemoRoutes } from './demo-routes.js';

const PAGES = join(__dirname, '../pages');

describe('the routes of the demo', () => {
  let app: FastifyInstance;
  let shop: string;

  beforeAll(async () => {
    shop = await mkdtemp(join(tmpdir(), 'demo-shop-'));
    await mkdir(join(shop, 'assets'));
    await writeFile(join(shop, 'index.csr.html'), '<shop-root></shop-root>');
    await writeFile(join(shop, 'main-ABC.js'), 'export {};');
    app = Fastify();
    await registerDemoRoutes(app, {
      directories: { pages: PAGES, shop },
      renderShop: async (path) => ({
        status: path.startsWith('/shop/nowhere') ? 404 : 200,
        html: `<shop-root ngCspNonce="%NONCE%" title="${path}"></shop-root>`,
      }),
      issueToken: async () => 'token',
    });
  });

  afterAll(async () => {
    await app.close();
    await rm(shop, { recursive: true });
  });

  it.each([
    '/',
    '/plain.html',
    '/element.html',
    '/themes.html',
    '/shop/',
    '/shop/cart',
    '/shop/products/tide-mug',
    '/shop/index.html',
  ])('answers %s with a page under a policy that allows nothing inline', async (url) => {
    const response = await app.inject(url);

    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toContain('unsafe');
    expect(response.body).not.toContain('%NONCE%');
  });

  it.each(['/', '/element.html', '/themes.html'])('needs no inline script or style on %s', async (url) => {
    const { body } = await app.inject(url);

    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('gives the snippet the nonce of the policy, a new one each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { body, headers } = await app.inject('/plain.html');
        const nonce = /nonce="([^"]+)"/.exec(body)?.[1];
        expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );

    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('lets browsers keep the files of a build and no page', async () => {
    const [file, page] = [await app.inject('/shop/main-ABC.js'), await app.inject('/shop/')];

    expect(file.headers['cache-control']).toContain('immutable');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('answers an address that leads nowhere with its page, and says so', async () => {
    const response = await app.inject('/shop/nowhere?from=home');

    expect(response.statusCode).toBe(404);
    expect(response.body).toContain('title="/shop/nowhere?from=home"');
  });

  it('gives nobody the page without its nonce', async () => {
    expect((await app.inject('/shop/index.csr.html')).statusCode).toBe(404);
  });

  it('answers a file that is not there with 404 and not with a page', async () => {
    const response = await app.inject('/shop/main-OLD.js');

    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toContain('text/plain');
  });

  it('leads /shop to the shop', async () => {
    const response = await app.inject('/shop');

    expect(response.statusCode).toBe(308);
    expect(response.headers.location).toBe('/shop/');
  });

  it('serves the drawings', async () => {
    const response = await app.inject('/assets/art/mug.svg');

    expect(response.headers['content-type']).toContain('image/svg+xml');
  });
});
