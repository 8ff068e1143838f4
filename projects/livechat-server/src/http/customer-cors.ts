import type { FastifyInstance } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import type { Widget } from '../store/widget-store.js';

/** How long a browser may remember what it was allowed, in seconds. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of other origins use these routes with the token of a visitor in a header. Cookies play no
 * part, so what an origin may do is decided by {@link requireOrigin} with the widget; that a page may
 * read a refusal tells it nothing.
 */
export function customerCors(api: FastifyInstance): void {
  api.addHook('onSend', async ({ headers }, reply) => {
    reply.header('vary', 'authorization, origin');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    if (headers.origin === undefined) return;
    reply.header('access-control-allow-origin', headers.origin);
    reply.header('access-control-expose-headers', 'content-disposition, content-range, retry-after');
  });
}

/** Answers browsers that ask beforehand, once for all routes of {@link customerCors}. */
export function customerPreflight(api: FastifyInstance): void {
  api.options('/livechat/1/*', async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST, DELETE',
        'access-control-allow-headers': 'authorization, content-type, range, x-client-file-id, x-file-name',
        'access-control-max-age': String(PREFLIGHT_SECONDS),
      })
      .send(),
  );
}

/**
 * @param origin of the page; `undefined` where no browser speaks
 * @throws LiveChatError `ORIGIN_NOT_ALLOWED`
 */
export function requireOrigin(widget: Pick<Widget, 'origins'>, origin: string | undefined): void {
  const { origins } = widget;
  if (origins.length === 0 || origin === undefined || origins.includes(origin.toLowerCase())) return;
  throw new LiveChatError({
    code: 'ORIGIN_NOT_ALLOWED',
    message: `The widget may not be used in pages of ${origin}.`,
    remedy: `Allow it with "npx livechat-server widget update <id> --origin ${origin}" and the other origins.`,
    field: 'origin',
  });
}
