import { join } from 'node:path';
import { freePort } from '../lib/free-port.mjs';
import { initialize, makePlace, runCluster } from './postgres-cluster.mjs';

/**
 * A PostgreSQL of one's own: in a new temporary folder, on a free port of the loopback, gone without
 * a trace when it is stopped.
 *
 * @returns {Promise<{ url: string, pid: number, pause(): void, resume(): void, stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const place = await makePlace();
  try {
    const data = join(place.folder, 'data');
    await initialize(place, data);
    const { url, pid, pause, resume, stop } = await runCluster(place, { data, port: await freePort() });
    return { url, pid, pause, resume, stop: () => stop().finally(place.remove) };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
