import type { FastifyInstance } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import type { Admin, NewWidget, NewWidgetKey } from '../admin/admin.js';
import type { FanOut } from '../fan-out/fan-out.js';
import { publicError, sendError } from './error-answers.js';

/** What the routes act on. */
export interface AdminApiDeps {
  readonly admin: Admin;
  readonly fanOut: FanOut;
}

interface ById {
  Params: { id: string };
}

interface ByKey {
  Params: { id: string; keyId: string };
}

/** A body is an object; what is in it, the administration checks. */
const bodySchema = z.record(z.string(), z.unknown());

/**
 * The administration over HTTP, for administrators who are signed in at the desk and for programs with a key.
 * A change of a widget reaches its open pages at once.
 */
export function adminApi(app: FastifyInstance, { admin, fanOut }: AdminApiDeps): void {
  app.register(
    async (api) => {
      api.removeContentTypeParser('text/plain');
      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      api.setErrorHandler((thrown, _request, reply) => sendError(reply, publicError(thrown)));

      api.get('/widgets', async () => ({ widgets: await admin.listWidgets() }));

      api.post('/widgets', async (request, reply) =>
        reply.code(201).send(await admin.createWidget(objectOf(request.body) as unknown as NewWidget)),
      );

      api.get<ById>('/widgets/:id', async (request) => {
        // Its keys are shown without what is secret of them.
        const { secretKeys: _secrets, ...widget } = await admin.getWidget(request.params.id);
        return { widget };
      });

      api.patch<ById>('/widgets/:id', async (request) => {
        const widget = await admin.updateWidget(request.params.id, objectOf(request.body));
        fanOut.publish([`widget:${widget.id}`], { type: 'widget', widgetId: widget.id });
        return { widget };
      });

      api.post<ById>('/widgets/:id/keys', async (request, reply) => {
        // Which kind of key it is, and whether it is one at all, the administration finds out.
        const key = objectOf(request.body) as unknown as NewWidgetKey;
        return reply.code(201).send({ key: await admin.addWidgetKey(request.params.id, key) });
      });

      api.delete<ByKey>('/widgets/:id/keys/:keyId', async (request, reply) => {
        await admin.removeWidgetKey(request.params.id, request.params.keyId);
        return reply.code(204).send();
      });
    },
    { prefix: '/admin/api' },
  );
}

function objectOf(body: unknown): Readonly<Record<string, unknown>> {
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The body is not an object.',
    remedy: 'Send a JSON object with the settings to change.',
    field: 'body',
  });
}
