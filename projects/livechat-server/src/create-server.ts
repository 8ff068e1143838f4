import { LogController, fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { pino } from 'pino';
import type { Admin } from './admin/admin.js';
import { createAdmin } from './admin/create-admin.js';
import { KeySets } from './auth/key-sets.js';
import { newId } from './auth/secrets.js';
import { createTokenVerifier } from './auth/verify-token.js';
import { KnownOrigins } from './chat/known-origins.js';
import { systemClock, type Clock } from './clock.js';
import { loggedAddress } from './config/logged-address.js';
import type { ServerConfig } from './config/read-config.js';
import { safeError } from './config/safe-error.js';
import { openFanOut } from './fan-out/open-fan-out.js';
import type { FileDeps } from './files/file-deps.js';
import { openFiles } from './files/open-files.js';
import { adminApi } from './http/admin-api.js';
import { conversationsApi } from './http/ccaas/conversations-api.js';
import { deskApi } from './http/desk-api.js';
import { publicError } from './http/error-answers.js';
import { findAgent, guard } from './http/guard.js';
import { fileRoutes } from './http/files/file-routes.js';
import { healthRoutes } from './http/health.js';
import { apiDocs } from './http/openapi/api-docs.js';
import { personRoutes } from './http/privacy/person-routes.js';
import { sessionsApi } from './http/sessions-api.js';
import { staticRoutes } from './http/statics.js';
import { ADDRESS_LIMITS } from './limit/address-limits.js';
import { clientAddress } from './limit/client-address.js';
import { RateLimits, rateLimitSizes } from './limit/rate-limits.js';
import { REQUEST_PATIENCE, serverTimeouts, type RequestPatience } from './limit/request-patience.js';
import { SocketPlaces } from './limit/socket-places.js';
import { streamRoutes } from './http/stream-routes.js';
import { followUnused } from './http/unused-connections.js';
import { serveMetrics, type MetricsEndpoint } from './metrics/metrics-endpoint.js';
import { createServerMetrics } from './metrics/server-metrics.js';
import { openStore } from './open-store.js';
import { keepPrivacy } from './privacy/keep-privacy.js';
import { DEFAULT_PATIENCE, type SocketPatience } from './socket/socket-deps.js';
import { serveSockets, type Door } from './socket/socket-server.js';
import { startDispatcher } from './webhook/dispatcher.js';
import { systemResolve } from './webhook/receiver-address.js';
import { WidgetWatch } from './widget/widget-watch.js';

export interface ServerOptions extends ServerConfig {
  /** The build of the desk; default: that of the package `agent-desk`. */
  readonly deskDir?: string;
  /** The build of the widget, with `livechat.js`; default: that of the package `livechat-widget`. */
  readonly widgetDir?: string;
  /** Where the log goes; default: the standard output. */
  readonly logTo?: { write(line: string): void } | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** How long sockets may be silent; default: what the protocol states. */
  readonly patience?: SocketPatience;
  /** How long requests may take to arrive. Default: 10 s for the headers, 120 s for the whole. */
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
  const { host, port, logLevel, trustProxy, clock = systemClock, patience = DEFAULT_PATIENCE } = options;
  const { addressLimits = ADDRESS_LIMITS, requestPatience = REQUEST_PATIENCE } = options;
  const { webhookPrivateAddresses = 'REFUSED' } = options;
  const directories = await directoriesOf(options);
  const logger: FastifyBaseLogger = pino({ level: logLevel, serializers: { err: safeError } }, options.logTo);
  const metrics = createServerMetrics(() => sockets.count());
  const opened = await openStore(options, clock, {
    lost: (error) => logger.error({ err: error }, 'The store cannot be used'),
    regained: () => logger.info('The store can be used again'),
  });
  const store = metrics.measure(opened);
  const fanOut = await openFanOut(options.natsUrl, logger);
  const keySets = new KeySets({
    onFailure: (url, error) => logger.warn({ err: error, url }, 'A key set cannot be read'),
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
  const { dataDir, retention = {} } = options;
  const privacy = await keepPrivacy({ store, fanOut, files, logger, dataDir, retention });
  const limits = new RateLimits(rateLimitSizes(addressLimits), clock, (limit) => metrics.refused(limit));
  const places = new SocketPlaces(addressLimits.sockets);
  const admin = createAdmin(store, webhookPrivateAddresses);
  const dispatcher = startDispatcher({
    store,
    fanOut,
    clock,
    post: { privateAddresses: webhookPrivateAddresses, resolve: systemResolve },
    random: Math.random,
    onFailure: (error) => logger.error({ err: error }, 'A webhook could not be taken from the queue'),
  });
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    trustProxy,
    ...serverTimeouts(requestPatience),
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
  const sockets = serveSockets(app.server, { ...chat, logger, patience, limits, places }, door);
  const endUnused = followUnused(app.server);
  let isDraining = false;

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const address = loggedAddress(request.ip, options.logAddresses ?? 'truncated');
    const { url: route = 'unknown' } = routeOptions;
    logger.debug({ method, route, status: reply.statusCode, ms: reply.elapsedTime, address }, 'Answered');
    metrics.answered({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
  app.addHook('onError', async (request, _reply, error) => {
    if (isDefect(error)) logger.error({ err: error, route: request.routeOptions.url }, 'A request failed');
  });
  guard(app, { store, limits });
  healthRoutes(app, { isDraining: () => isDraining, check: () => store.check() });
  conversationsApi(app, { ...chat, webhooks: admin.webhooks });
  apiDocs(app);
  sessionsApi(app, chat);
  deskApi(app, chat);
  fileRoutes(app, { ...files, widgets: store });
  personRoutes(app, privacy);
  adminApi(app, { admin, fanOut });
  streamRoutes(app, sockets, limits);
  staticRoutes(app, directories);

  const stop = async (): Promise<void> => {
    isDraining = true;
    await sockets.drain();
    widgets.stop();
    privacy.stop();
    endUnused();
    await app.close();
    await endpoint?.close();
    metrics.stop();
    await dispatcher.close();
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
        await app.listen({ host, port });
      } catch (cause) {
        await endpoint?.close();
        throw cannotListen(host, port, cause);
      }
      return baseUrl(app, host);
    },
    close: () => (stopping ??= stop()),
  };
}

async function listenForMetrics(
  { host, metricsPort }: ServerConfig,
  text: () => string,
): Promise<MetricsEndpoint | undefined> {
  if (metricsPort === undefined) return undefined;
  try {
    return await serveMetrics({ host, port: metricsPort }, text);
  } catch (cause) {
    throw new LiveChatError({
      code: 'UNAVAILABLE',
      message: `The metrics cannot be served on ${host}, port ${metricsPort}.`,
      remedy: 'Set METRICS_PORT to a free port, or leave it out.',
      field: 'METRICS_PORT',
      cause,
    });
  }
}

/** What is neither a refusal nor a request that could not be read. */
function isDefect(error: unknown): boolean {
  return publicError(error).code === 'INTERNAL_ERROR';
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

function baseUrl(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port ?? 0}`;
}

function cannotListen(host: string, port: number, cause: unknown): LiveChatError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  const isBusy = code === 'EADDRINUSE';
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: isBusy
      ? `Port ${port} on ${host} is in use by another program.`
      : `The server cannot listen on ${host}, port ${port} (${code}).`,
    remedy: isBusy ? 'Stop that program, or set PORT to another number (0 takes any free one).' : 'Set HOST and PORT.',
    field: isBusy ? 'PORT' : 'HOST',
    cause,
  });
}
