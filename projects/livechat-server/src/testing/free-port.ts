import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that nobody listens on. It lies below those that systems give to outgoing connections, of which a test
 * makes many: none of them takes it before the program for it has started.
 */
export async function freePort(): Promise<number> {
  let port = randomInt(20_000, 32_000);
  while (!(await isFree(port))) port = randomInt(20_000, 32_000);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
