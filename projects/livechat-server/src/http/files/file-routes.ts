import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { attachmentRulesOf } from '../../files/attachment-rules.js';
import type { FileDeps } from '../../files/file-deps.js';
import { uploadFile, type IncomingFile } from '../../files/upload-file.js';
import { UploadSlots } from '../../files/upload-slots.js';
import type { UploadOutcome } from '../../metrics/server-metrics.js';
import type { Uploader } from '../../store/upload-store.js';
import type { Widget, WidgetStore } from '../../store/widget-store.js';
import { customerCors, customerPreflight, requireOrigin } from '../customer-cors.js';
import { publicError, sendError } from '../error-answers.js';
import { agentOf, personOf, programOf } from '../guard.js';
import { isLeft } from '../observe-requests.js';
import { sendServiceException } from '../service-exception.js';
import { readUpload, takeStreams } from './read-upload.js';
import { sendFile } from './send-file.js';

/** What the routes act on. */
export interface FileRouteDeps extends FileDeps {
  readonly widgets: WidgetStore;
  /** Hears how each upload ended. */
  readonly onUpload: (outcome: UploadOutcome) => void;
}

interface ByFile {
  Params: { fileId: string };
}

interface ByWidget {
  Params: { widgetId: string };
}

/** The routes by which customers, the desk and programs send files and read them. The guard has let pass who calls. */
export function fileRoutes(app: FastifyInstance, deps: FileRouteDeps): void {
  const slots = new UploadSlots();
  const upload = async (incoming: IncomingFile, request: FastifyRequest) => {
    try {
      const uploaded = await slots.run(incoming.uploader, () => uploadFile(deps, incoming));
      deps.onUpload(uploaded.outcome === 'STORED' ? 'stored' : 'repeated');
      return uploaded;
    } catch (error) {
      deps.onUpload(isLeft(request) ? 'aborted' : outcomeOf(error));
      throw error;
    }
  };

  const receive = async (
    request: FastifyRequest,
    reply: FastifyReply,
    who: Pick<IncomingFile, 'uploader' | 'rules'>,
  ): Promise<FastifyReply> => {
    const { file, outcome } = await upload({ ...readUpload(request), ...who }, request);
    return reply.code(outcome === 'STORED' ? 201 : 200).send({ file });
  };

  app.register(async (api) => {
    takeStreams(api);
    logFailures(api);
    customerCors(api);
    customerPreflight(api);
    api.setErrorHandler((thrown, _request, reply) => sendError(reply, publicError(thrown)));

    api.post<ByWidget>('/livechat/1/widgets/:widgetId/files', async (request, reply) => {
      const { session } = personOf(request);
      const widget = await widgetOf(deps, session.widgetId, request);
      // Tokens belong to a widget; another one does not know them.
      if (request.params.widgetId.toLowerCase() !== widget.id) throw notOfWidget();
      return receive(request, reply, { uploader: `person:${session.personId}`, rules: attachmentRulesOf(widget) });
    });

    api.get<ByFile>('/livechat/1/files/:fileId', async (request, reply) => {
      const { session } = personOf(request);
      await widgetOf(deps, session.widgetId, request);
      const found = await deps.uploads.findFileOfPerson(session.personId, request.params.fileId);
      return sendFile(deps.files, found, { request, reply });
    });
  });

  app.register(async (api) => {
    takeStreams(api);
    logFailures(api);
    api.setErrorHandler((thrown, _request, reply) => sendError(reply, publicError(thrown)));
    const uploaderOf = (request: FastifyRequest): Uploader => `agent:${agentOf(request).agent.id}`;

    api.post('/desk/api/files', async (request, reply) => receive(request, reply, { uploader: uploaderOf(request) }));

    api.get<ByFile>('/desk/api/files/:fileId', async (request, reply) => {
      const found = await deps.uploads.findFileOfTeam(uploaderOf(request), request.params.fileId);
      return sendFile(deps.files, found, { request, reply });
    });
  });

  app.register(async (api) => {
    takeStreams(api);
    logFailures(api);
    api.setErrorHandler((thrown, _request, reply) => sendServiceException(reply, publicError(thrown)));
    const uploaderOf = (request: FastifyRequest): Uploader => `key:${programOf(request).keyId}`;

    api.post('/ccaas/1/files', async (request, reply) => receive(request, reply, { uploader: uploaderOf(request) }));

    api.get<ByFile>('/ccaas/1/files/:fileId', async (request, reply) => {
      const found = await deps.uploads.findFileOfTeam(uploaderOf(request), request.params.fileId);
      return sendFile(deps.files, found, { request, reply });
    });
  });
}

/** Whoever keeps the files may refuse what looks ready; the log alone hears what it said. */
function logFailures(api: FastifyInstance): void {
  api.addHook('onError', async (request, _reply, error) => {
    if (publicError(error).code !== 'UNAVAILABLE') return;
    api.log.error({ err: error, route: request.routeOptions.url }, 'A file could not be kept or read');
  });
}

function outcomeOf(error: unknown): UploadOutcome {
  const { code } = publicError(error);
  return code === 'UNAVAILABLE' || code === 'INTERNAL_ERROR' ? 'failed' : 'refused';
}

async function widgetOf({ widgets }: FileRouteDeps, id: string, { headers }: FastifyRequest): Promise<Widget> {
  const widget = await widgets.findWidget(id);
  if (widget === undefined) throw notOfWidget();
  requireOrigin(widget, headers.origin);
  return widget;
}

function notOfWidget(): LiveChatError {
  return new LiveChatError({
    code: 'WIDGET_NOT_FOUND',
    message: 'The session is not one of this widget.',
    remedy: 'Use the ID of the widget that gave the token.',
    field: 'widgetId',
  });
}
