import type { FastifyBaseLogger } from 'fastify';
import type { FanOut } from './fan-out.js';
import { inProcessFanOut } from './in-process.js';

/** The fan-out of one server by itself, or of one among several that share a broker. */
export async function openFanOut(natsUrl: string | undefined, logger: FastifyBaseLogger): Promise<FanOut> {
  const failed = (error: unknown): void => logger.error({ err: error }, 'A hint could not be followed');
  if (natsUrl === undefined) return inProcessFanOut(failed);
  // Loaded only where it is used.
  const { natsFanOut } = await import('./nats/nats-fan-out.js');
  return natsFanOut(natsUrl, {
    failed,
    lost: (error) => logger.error({ err: error }, 'The broker is gone: news from other servers come late'),
    regained: () => logger.info('The broker is back'),
  });
}
