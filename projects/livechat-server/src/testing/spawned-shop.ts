import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdmin } from '../admin/open-admin.js';
import { spawnServer, type SpawnedServer } from './spawned-server.js';

/** A server in a process of its own, on data of its own, with one widget. */
export interface SpawnedShop {
  readonly server: SpawnedServer;
  readonly widgetId: string;
  /** Where widgets connect. */
  readonly socketUrl: string;
  /** Ends the process and removes its data. */
  dispose(): Promise<void>;
}

/** For tests that look at a process from outside, such as at its memory; `more` is added to its environment. */
export async function spawnShop(more: NodeJS.ProcessEnv = {}): Promise<SpawnedShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'livechat-shop-'));
  const admin = await openAdmin(dataDir);
  const { id: widgetId } = await admin.createWidget({ title: 'Shop' });
  await admin.close();
  const server = await spawnServer(dataDir, more);
  return {
    server,
    widgetId,
    socketUrl: `${server.url.replace('http', 'ws')}/livechat/1/socket`,
    dispose: async () => {
      await server.end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
