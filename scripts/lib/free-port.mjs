import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (from 32768 on): one of those may be gone before the
 * program for it starts, or while a server that has it is stopped and started again.
 */
const FIRST = 20_000;
const LAST = 32_000;

/** A port of this machine on which nobody listens. */
export async function freePort() {
  let port = randomInt(FIRST, LAST);
  while (!(await isFree(port))) port = randomInt(FIRST, LAST);
  return port;
}

async function isFree(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    if (error.code === 'EADDRINUSE') return false;
    throw error;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
