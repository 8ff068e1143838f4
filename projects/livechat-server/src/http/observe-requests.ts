import type { FastifyInstance, FastifyRequest } from 'fastify';
import { loggedAddress, type LoggedAddresses } from '../config/logged-address.js';
import type { ServerMetrics } from '../metrics/server-metrics.js';
import type { Span, Tracing } from '../tracing/tracing.js';
import { publicError } from './error-answers.js';

/** Who hears of requests, and of how much of their addresses. */
export interface RequestObserver {
  readonly metrics: Pick<ServerMetrics, 'answered'>;
  readonly logAddresses: LoggedAddresses;
  readonly tracing: Tracing;
}

/** Logs, counts and traces every request by its route, never by its path, which holds ids of people, and marks the types of all answers as final. */
export function observeRequests(app: FastifyInstance, { metrics, logAddresses, tracing }: RequestObserver): void {
  const spans = new WeakMap<FastifyRequest, Span>();

  app.addHook('onRequest', async (request) => {
    const { method, routeOptions } = request;
    const { url: route = 'unknown' } = routeOptions;
    const facts = { 'http.request.method': method, 'http.route': route };
    spans.set(request, tracing.begin(`${method} ${route}`, facts));
  });
  app.addHook('onRequestAbort', async (request) => {
    spans.get(request)?.fail('aborted');
    spans.get(request)?.end();
    spans.delete(request);
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const address = loggedAddress(request.ip, logAddresses);
    const { url: route = 'unknown' } = routeOptions;
    app.log.debug({ method, route, status: reply.statusCode, ms: reply.elapsedTime, address }, 'Answered');
    const span = spans.get(request);
    span?.note({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) span?.fail(String(reply.statusCode));
    span?.end();
    spans.delete(request);
    metrics.answered({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
  app.addHook('onError', async (request, _reply, error) => {
    if (isDefect(error) && !isLeft(request))
      app.log.error({ err: error, route: request.routeOptions.url }, 'A request failed');
  });
}

/** Whether the client went before it had sent everything. */
export function isLeft({ raw }: FastifyRequest): boolean {
  return raw.readableAborted;
}

/** What is neither a refusal nor a request that could not be read. */
function isDefect(error: unknown): boolean {
  return publicError(error).code === 'INTERNAL_ERROR';
}
