import type { FastifyInstance } from 'fastify';
import { PARTS, type Ready } from './readiness.js';

/** What the probes ask. */
export interface Health {
  /** Whether the server stops and should get no new work. */
  isDraining(): boolean;
  look(): Promise<Ready>;
}

/**
 * `/livez`: the process answers. `/readyz`: it can also serve.
 *
 * Without the store nothing can be served. Without the broker news come later, without the files
 * messages go on, and without the key sets of sites those who are logged in: all servers share these, so
 * taking them out of service would make an outage of it.
 */
export function healthRoutes(app: FastifyInstance, health: Health): void {
  app.get('/livez', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    if (health.isDraining()) return reply.code(503).send({ status: 'stopping' });
    const ready = await health.look();
    const parts = Object.fromEntries(PARTS.map((part) => [part, ready[part] ? 'ok' : 'unready']));
    if (!ready.store) return reply.code(503).send({ status: 'unready', parts });
    return { status: PARTS.every((part) => ready[part]) ? 'ok' : 'degraded', parts };
  });
}
