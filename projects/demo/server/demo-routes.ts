import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { readHtmlPage, sendHtmlPage } from './html-page.js';
import type { RenderShop } from './shop-renderer.js';
import { registerSignIn, type SignInDependencies } from './sign-in-route.js';

/** Where the demo's files are. */
export interface DemoDirectories {
  /** The plain pages and their assets. */
  readonly pages: string;
  /** What browsers read of the built Angular shop. */
  readonly shop: string;
}

/** What {@link registerDemoRoutes} needs. */
export interface DemoRouteDependencies extends SignInDependencies {
  readonly directories: DemoDirectories;
  readonly renderShop: RenderShop;
}

/** The addresses of the plain pages with their files. */
const PLAIN_PAGES = {
  '/': 'index.html',
  '/plain.html': 'plain.html',
  '/element.html': 'element.html',
  '/themes.html': 'themes.html',
} as const;

/**
 * Adds the shop to the chat's server: the plain pages, the Angular shop and the shop's own backend.
 *
 * @throws the file system's error where a page is missing
 */
export async function registerDemoRoutes(app: FastifyInstance, dependencies: DemoRouteDependencies): Promise<void> {
  const { directories, renderShop } = dependencies;
  for (const [path, file] of Object.entries(PLAIN_PAGES)) {
    const page = await readHtmlPage(join(directories.pages, file));
    app.get(path, (_request, reply) => page.send(reply));
  }
  await app.register(fastifyStatic, {
    root: join(directories.pages, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
  });
  await registerShop(app, directories.shop, renderShop);
  registerSignIn(app, dependencies);
}

async function registerShop(app: FastifyInstance, root: string, render: RenderShop): Promise<void> {
  // One route for each file, so that every other address is the application's own.
  await app.register(fastifyStatic, {
    root,
    prefix: '/shop/',
    decorateReply: false,
    index: false,
    wildcard: false,
    globIgnore: ['*.html'],
    immutable: true,
    maxAge: '1y',
  });
  app.get('/shop', (_request, reply) => reply.redirect('/shop/', 308));
  app.get<{ Params: { '*': string } }>('/shop/*', async (request, reply) => {
    const isFile = /\.\w+$/.test(request.params['*']) && request.params['*'] !== 'index.html';
    if (isFile) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such file in the shop.\n');
    const { status, html } = await render(request.url);
    return sendHtmlPage(reply.code(status), html);
  });
}
