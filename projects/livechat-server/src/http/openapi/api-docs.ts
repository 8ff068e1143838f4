import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { docsPage } from './docs-page.js';
import { openApiDocument } from './openapi-document.js';

/** The description of the Conversations API: `/openapi.json` for programs, `/docs` for people. */
export function apiDocs(app: FastifyInstance): void {
  const document = openApiDocument();

  app.get('/openapi.json', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    return document;
  });

  app.get('/docs', async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'referrer-policy': 'no-referrer',
      })
      .send(docsPage(document, nonce));
  });
}
