import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Directories } from '../config/built-pages.js';

/** What the desk's build has where the nonce of each answer belongs. */
const NONCE_PLACEHOLDER = 'CSP_NONCE';

/** How long browsers keep a file; a file that is missing is kept by nobody. */
const REVALIDATED = { maxAge: 0 };
/** Sites embed it by a fixed address, and are to get a new release soon. */
const BRIEF = { maxAge: 300_000 };
/** Names hold a hash of the content. */
const HASHED = { maxAge: 31_536_000_000, immutable: true };

interface WithPath {
  Params: { '*': string };
}

/** The built pages: the desk below `/desk/`, and for other sites `/livechat.js`, its manifest and `/widget/`. */
export function staticRoutes(app: FastifyInstance, { deskDir, widgetDir }: Directories): void {
  app.register(async (files) => {
    // The widget's build leaves compressed copies beside its files.
    await files.register(fastifyStatic, { serve: false, preCompressed: true });

    files.get('/desk', async (_request, reply) => reply.redirect('/desk/'));

    files.get<WithPath>('/desk/*', async (request, reply) => {
      const path = request.params['*'];
      const index = join(deskDir, 'index.html');
      if (!(await exists(index))) return notBuilt(reply, 'The agent desk');
      // Routes of the desk's own have no file extension.
      if (!/\.\w+$/.test(path) || path === 'index.html') return sendDesk(reply, await readFile(index, 'utf8'));
      return reply.sendFile(path, deskDir, REVALIDATED);
    });

    files.get('/livechat.js', async (_request, reply) => {
      if (!(await exists(join(widgetDir, 'livechat.js')))) return notBuilt(reply, 'The widget');
      return forOtherSites(reply).sendFile('livechat.js', widgetDir, BRIEF);
    });

    files.get('/livechat.manifest.json', async (_request, reply) => {
      if (!(await exists(join(widgetDir, 'livechat.manifest.json')))) return notBuilt(reply, 'The widget');
      return forOtherSites(reply).sendFile('livechat.manifest.json', widgetDir, BRIEF);
    });

    files.get<WithPath>('/widget/*', async (request, reply) => {
      const root = join(widgetDir, 'widget');
      if (!(await exists(root))) return notBuilt(reply, 'The widget');
      return forOtherSites(reply).sendFile(request.params['*'], root, HASHED);
    });
  });
}

/** Scripts of the widget run in the pages of other sites, also of those that isolate themselves, and see how far they came. */
function forOtherSites(reply: FastifyReply): FastifyReply {
  return reply.headers({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'timing-allow-origin': '*',
  });
}

function sendDesk(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': deskPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    .send(index.replaceAll(NONCE_PLACEHOLDER, nonce));
}

function deskPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function notBuilt(reply: FastifyReply, what: string): FastifyReply {
  return reply
    .code(503)
    .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .send(`${what} is not built. Run "npm run build" and reload.\n`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
