import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { erasePerson } from '../../privacy/erase-person.js';
import { archivePerson, type ArchiveReader } from '../../privacy/person-archive.js';
import type { PrivacyDeps } from '../../privacy/privacy-deps.js';
import type { Session } from '../../store/session-store.js';
import { customerCors, requireOrigin } from '../customer-cors.js';
import { publicError, sendError } from '../error-answers.js';
import { personOf } from '../guard.js';

/** What the routes act on. */
export interface PrivacyRouteDeps extends PrivacyDeps {
  /** Removes the bytes of what was erased; reports a failure by itself. */
  readonly sweep: () => Promise<void>;
}

interface ById {
  Params: { id: string };
}

/**
 * The routes by which people get and delete what is kept of them, by themselves with the token of their
 * session or through an administrator. The guard has let pass who calls.
 */
export function personRoutes(app: FastifyInstance, deps: PrivacyRouteDeps): void {
  const sendArchive = async (reply: FastifyReply, personId: string, reader: ArchiveReader): Promise<FastifyReply> => {
    const archive = await archivePerson(deps, personId, reader);
    return reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="conversations.zip"')
      .send(archive);
  };
  const erase = async (reply: FastifyReply, personId: string): Promise<FastifyReply> => {
    await erasePerson(deps, personId);
    void deps.sweep();
    return reply.code(204).send();
  };

  app.register(async (api) => {
    customerCors(api);
    forgetAnswers(api);
    api.setErrorHandler((thrown, _request, reply) => sendError(reply, publicError(thrown)));

    api.get('/livechat/1/me/export', async (request, reply) =>
      sendArchive(reply, (await sessionOf(deps, request)).personId, 'PERSON'),
    );

    api.delete('/livechat/1/me', async (request, reply) => erase(reply, (await sessionOf(deps, request)).personId));
  });

  app.register(
    async (api) => {
      forgetAnswers(api);
      api.setErrorHandler((thrown, _request, reply) => sendError(reply, publicError(thrown)));

      api.get<ById>('/people/:id/export', async (request, reply) => sendArchive(reply, request.params.id, 'TEAM'));

      api.delete<ById>('/people/:id', async (request, reply) => erase(reply, request.params.id));
    },
    { prefix: '/admin/api' },
  );
}

function forgetAnswers(api: FastifyInstance): void {
  api.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
}

/** The session of whoever asks, from a page that may embed the widget. */
async function sessionOf({ store }: PrivacyDeps, request: FastifyRequest): Promise<Session> {
  const { session } = personOf(request);
  const widget = await store.findWidget(session.widgetId);
  if (widget === undefined) throw noWidget();
  requireOrigin(widget, request.headers.origin);
  return session;
}

function noWidget(): LiveChatError {
  return new LiveChatError({
    code: 'WIDGET_NOT_FOUND',
    message: 'The widget of the session is gone.',
    remedy: 'Connect again.',
    field: 'widgetId',
  });
}
