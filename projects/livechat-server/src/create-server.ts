import { LogController, fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Admin } from './admin/admin.js';
import { createAdmin } from './admin/create-admin.js';
import { KeySets } from './auth/key-sets.js';
import { newId } from './auth/secrets.js';
import { createTokenVerifier } from './auth/verify-token.js';
import { KnownOrigins } from './chat/known-origins.js';
import { systemClock, type Clock } from './clock.js';
import type { ServerConfig } from './config/read-config.js';
import { safeError } from './config/safe-error.js';
import { openFanOut } from './fan-out/open-fan-out.js';
import type { FileDeps } from './files/file-deps.js';
import { openFiles } from './files/open-files.js';
import { adminApi } from './http/admin-api.js';
import { conversationsApi } from './http/ccaas/conversations-api.js';
import { deskApi } from './http/desk-api.js';
import { findAgent, guard } from './http/guard.js';
import { fileRoutes } from './http/files/file-routes.js';
import { healthRoutes } from './http/health.js';
import { observeRequests } from './http/observe-requests.js';
import { apiDocs } from './http/openapi/api-docs.js';
import { personRoutes } from './http/privacy/person-routes.js';
import { watchReadiness } from './http/readiness.js';
import { sessionsApi } from './http/sessions-api.js';
import { staticRoutes } from './http/statics.js';
import { answerMalformedAddress, unknownRoutes } from './http/unknown-routes.js';
import { ADDRESS_LIMITS } from './limit/address-limits.js';
import { clientAddress } from './limit/client-address.js';
import { RateLimits, rateLimitSizes } from './limit/rate-limits.js';
import { REQUEST_PATIENCE, serverTimeouts, type RequestPatience } from './limit/request-patience.js';
import { SocketPlaces } from './limit/socket-places.js';
import { streamRoutes } from './http/stream-routes.js';
import { followUnused } from './http/unused-connections.js';
import { listen, listenForMetrics } from './listening.js';
import type { MetricsEndpoint } from './metrics/metrics-endpoint.js';
import { createServerMetrics } from './metrics/server-metrics.js';
import { storeFileSizes } from './metrics/store-files.js';
import { openStore } from './open-store.js';
import { openTracing } from './tracing/open-tracing.js';
import { keepPrivacy } from './privacy/keep-privacy.js';
import { DEFAULT_PATIENCE, type SocketPatience } from './socket/socket-deps.js';
import { serveSockets, type Door } from './socket/socket-server.js';
import { startDispatcher } from './webhook/dispatcher.js';
import { sharedResolve, systemResolve } from './webhook/receiver-address.js';
import { WEBHOOK_RULES, type WebhookRules } from './webhook/webhook-admin.js';
import { WidgetWatch } from './widget/widget-watch.js';

export interface ServerOptions extends ServerConfig {
  /** The build of the desk; default: that of the package `agent-desk`. */
  readonly deskDir?: string;
  /** The build of the widget, with `livechat.js`; default: that of the package `livechat-widget`. */
  readonly widgetDir?: string;
  /**
   * The program of a thread of its own for the embedded store, so that nothing that is stored holds up
   * a socket; default: the server's thread. `livechat-server serve` has one.
   */
  readonly storeProgram?: URL;
  /** Where the log goes; default: the standard output. */
  readonly logTo?: { write(line: string): void } | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** How long sockets may be silent; default: what the protocol states. */
  readonly patience?: SocketPatience;
  /** How long requests may take to arrive. Default: 10 s for the headers, 120 s for the whole, 10 s of them once it stops. */
  readonly requestPatience?: RequestPatience;
}

/** A live chat server. */
export interface LiveChatServer {
  /** For routes of one's own, to be added before `listen`. */
  readonly app: FastifyInstance;
  readonly admin: Admin;
  /**
   * Begins to serve and gives the base URL, such as `http://127.0.0.1:4300`.
   *
   * @throws LiveChatError `UNAVAILABLE` when the address cannot be used
   */
  listen(): Promise<string>;
  /** Stops gracefully: what was received is answered and stored, clients are asked to reconnect. */
  close(): Promise<void>;
}

/**
 * Puts a server together; it serves from `listen` on.
 *
 * @throws LiveChatError `UNAVAILABLE` when the store cannot be opened
 *
 * @example
 * ```ts
 * const server = await createServer(readConfig(process.env));
 * const url = await server.listen();
 * process.once('SIGTERM', () => void server.close());
 * ```
 */
export async function createServer(options: ServerOptions): Promise<LiveChatServer> {
  const { logLevel, trustProxy, clock = systemClock, patience = DEFAULT_PATIENCE } = options;
  const { addressLimits = ADDRESS_LIMITS, requestPatience = REQUEST_PATIENCE } = options;
  const webhookRules: WebhookRules = {
    privateAddresses: options.webhookPrivateAddresses ?? WEBHOOK_RULES.privateAddresses,
    mostReceivers: options.webhookReceivers ?? WEBHOOK_RULES.mostReceivers,
  };
  const directories = await directoriesOf(options);
  const logger: FastifyBaseLogger = pino({ level: logLevel, serializers: { err: safeError } }, options.logTo);
  const tracing = await openTracing(process.env, {
    onIgnored: (ignored) => logger.warn(ignored, 'A variable of OpenTelemetry is not followed'),
    onProblem: (problem) => logger.warn({ problem }, 'Traces do not arrive'),
  });
  const metrics = createServerMetrics({
    openSockets: () => sockets.count(),
    waitingWrites: () => opened.waitingWrites(),
    storeFiles: async () => (options.databaseUrl === undefined ? storeFileSizes(options.dataDir) : []),
    waitingEvents: () => opened.countPendingDeliveries(),
    readiness: () => look(),
  });
  const opened = await openStore(options, clock, {
    lost: (error) => logger.error({ err: error }, 'The store cannot be used'),
    regained: () => logger.info('The store can be used again'),
  });
  const store = metrics.measure(opened);
  const fanOut = await openFanOut(options.natsUrl, logger);
  const keySets = new KeySets({
    clock,
    onRead: () => metrics.askedForKeys('read'),
    onFailure: (url, error) => {
      metrics.askedForKeys('failed');
      logger.warn({ err: error, url }, 'A key set cannot be read');
    },
  });
  const tokens = createTokenVerifier({ clock, clockToleranceMs: options.tokenClockToleranceMs ?? 5_000, keySets });
  const widgets = new WidgetWatch({
    store,
    fanOut,
    clock,
    onFailure: (error) => logger.error({ err: error }, 'A widget could not be looked at'),
  });
  const chat = { store, fanOut, clock, tokens, widgets };
  const files: FileDeps = { uploads: store, ...openFiles(options), clock, newId };
  const look = watchReadiness({
    checks: {
      store: () => store.check(),
      broker: () => fanOut.check(),
      files: () => files.files.check(),
      keys: () => keySets.check(),
    },
    lost: (part, error) => logger.error({ err: error, part }, 'A part does not answer'),
    regained: (part) => logger.info({ part }, 'A part answers again'),
  });
  const { dataDir, retention = {} } = options;
  const privacy = await keepPrivacy({ store, fanOut, files, logger, dataDir, retention });
  const limits = new RateLimits(rateLimitSizes(addressLimits), clock, (limit) => metrics.refused(limit));
  const places = new SocketPlaces(addressLimits.sockets);
  const admin = createAdmin(store, webhookRules);
  const dispatcher = startDispatcher({
    store,
    fanOut,
    clock,
    post: { privateAddresses: webhookRules.privateAddresses, resolve: sharedResolve(systemResolve) },
    random: Math.random,
    onFailure: (error) => logger.error({ err: error }, 'A webhook could not be taken from the queue'),
  });
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    trustProxy,
    ...serverTimeouts(requestPatience),
    frameworkErrors: answerMalformedAddress,
    // An id that nobody has is "not found", however long it is.
    routerOptions: { maxParamLength: 1_000 },
    // Its request logs hold whole addresses; what is logged is chosen below.
    logController: new LogController({ disableRequestLogging: true }),
  });
  const client = clientAddress(trustProxy);
  const origins = new KnownOrigins(store, clock);
  const door: Door = {
    addressOf: (request) => client.addressOf(request),
    isKnownOrigin: (origin) => origins.allow(origin),
    isSameOrigin: (request) => isSameOrigin(request.headers.origin, client.hostOf(request)),
    agentOf: async (request) => (await findAgent(store, request.headers.cookie))?.agent,
  };
  const sockets = serveSockets(
    app.server,
    { ...chat, logger, patience, limits, places, counts: metrics, tracing },
    door,
  );
  opened.whenReplaced(() => {
    logger.warn('The database is another one, or another timeline, than before: clients read everything anew');
    void sockets.recall();
  });
  const endUnused = followUnused(app.server);
  let isDraining = false;

  observeRequests(app, { metrics, logAddresses: options.logAddresses ?? 'truncated', tracing });
  guard(app, { store, limits });
  healthRoutes(app, { isDraining: () => isDraining, look });
  conversationsApi(app, { ...chat, webhooks: admin.webhooks });
  apiDocs(app);
  sessionsApi(app, chat);
  deskApi(app, chat);
  fileRoutes(app, { ...files, widgets: store, onUpload: (outcome) => metrics.uploaded(outcome) });
  personRoutes(app, privacy);
  adminApi(app, { admin, fanOut });
  streamRoutes(app, sockets, limits);
  staticRoutes(app, directories);
  unknownRoutes(app);

  const stop = async (): Promise<void> => {
    isDraining = true;
    await sockets.drain();
    widgets.stop();
    privacy.stop();
    endUnused();
    const cut = setTimeout(() => app.server.closeAllConnections(), requestPatience.farewellMs);
    await Promise.all([app.close(), dispatcher.close()]);
    clearTimeout(cut);
    await endpoint?.close();
    metrics.stop();
    await tracing.close();
    await fanOut.close();
    await store.close();
  };
  let endpoint: MetricsEndpoint | undefined;
  let stopping: Promise<void> | undefined;

  return {
    app,
    admin,
    async listen() {
      endpoint = await listenForMetrics(options, () => metrics.text());
      try {
        return await listen(app, options);
      } catch (error) {
        await endpoint?.close();
        throw error;
      }
    },
    close: () => (stopping ??= stop()),
  };
}

async function directoriesOf({ deskDir, widgetDir }: ServerOptions) {
  if (deskDir !== undefined && widgetDir !== undefined) return { deskDir, widgetDir };
  // Looked for only when it is needed: an embedding server may not have these packages.
  const { defaultDirectories } = await import('./config/default-directories.js');
  const found = defaultDirectories();
  return { deskDir: deskDir ?? found.deskDir, widgetDir: widgetDir ?? found.widgetDir };
}

/** Pages of other sites could use the cookie of a signed-in agent; their origin gives them away. */
function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
