import { createConnection } from 'node:net';
import { ENGINES_REMEDY, findNats } from './find-engines.mjs';
import { freePort } from '../lib/free-port.mjs';
import { endProgram, startProgram, waitUntilRunning } from './own-process.mjs';

/**
 * A nats-server of one's own, on a free port of the loopback. It keeps nothing: it can be stopped and
 * started again at the same address.
 *
 * @returns {Promise<{ url: string, pause(): Promise<void>, resume(): Promise<void>, stop(): Promise<void> }>}
 */
export async function startNats() {
  const program = findNats();
  if (program === null) throw new Error(ENGINES_REMEDY);
  const port = await freePort();
  let running;
  const start = async () => {
    running = startProgram(program, ['--addr', '127.0.0.1', '--port', String(port)]);
    const { child, said } = running;
    await waitUntilRunning({ child, said, isReady: () => answers(port), what: 'nats-server' });
  };
  const stop = () => endProgram(running.child, 'SIGTERM');
  await start();
  return { url: `nats://127.0.0.1:${port}`, pause: stop, resume: start, stop };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
