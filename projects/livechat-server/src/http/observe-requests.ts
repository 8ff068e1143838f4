import type { FastifyInstance } from 'fastify';
import { loggedAddress, type LoggedAddresses } from '../config/logged-address.js';
import type { ServerMetrics } from '../metrics/server-metrics.js';
import { publicError } from './error-answers.js';

/** Who hears of requests, and of how much of their addresses. */
export interface RequestObserver {
  readonly metrics: Pick<ServerMetrics, 'answered'>;
  readonly logAddresses: LoggedAddresses;
}

/** Logs and counts every request by its route, and marks the types of all answers as final. */
export function observeRequests(app: FastifyInstance, { metrics, logAddresses }: RequestObserver): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const address = loggedAddress(request.ip, logAddresses);
    const { url: route = 'unknown' } = routeOptions;
    app.log.debug({ method, route, status: reply.statusCode, ms: reply.elapsedTime, address }, 'Answered');
    metrics.answered({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
  app.addHook('onError', async (request, _reply, error) => {
    if (isDefect(error)) app.log.error({ err: error, route: request.routeOptions.url }, 'A request failed');
  });
}

/** What is neither a refusal nor a request that could not be read. */
function isDefect(error: unknown): boolean {
  return publicError(error).code === 'INTERNAL_ERROR';
}
