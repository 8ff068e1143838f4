import type { FastifyInstance } from 'fastify';

/** What the probes ask. */
export interface Health {
  /** Whether the server stops and should get no new work. */
  isDraining(): boolean;
  /** Fulfilled when the store can answer. */
  check(): Promise<void>;
}

/** `/livez`: the process answers. `/readyz`: it can also serve. */
export function healthRoutes(app: FastifyInstance, health: Health): void {
  app.get('/livez', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    if (health.isDraining()) return reply.code(503).send({ status: 'stopping' });
    try {
      await health.check();
      return { status: 'ok' };
    } catch (error) {
      app.log.error({ err: error }, 'The store does not answer');
      return reply.code(503).send({ status: 'the store does not answer' });
    }
  });
}
