import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type LiveChatServer, type ServerOptions } from '../create-server.js';
import { describedAnswers } from './described-answers.js';
import { TestClient } from './test-client.js';

/**
 * A real server on a free port with a store of its own; it goes without a trace. What it answered to programs is as
 * `/openapi.json` says, or closing it fails.
 */
export interface TestServer extends LiveChatServer {
  readonly url: string;
  readonly dataDir: string;
  /** An open socket that has not said anything. */
  connect(headers?: Readonly<Record<string, string>>): Promise<TestClient>;
}

/** Starts a server for tests. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'livechat-server-'));
  const server = await createServer({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    logLevel: 'silent',
    trustProxy: false,
    deskDir: join(dataDir, 'desk'),
    widgetDir: join(dataDir, 'widget'),
    ...options,
  });
  const answers = describedAnswers(server.app);
  const url = await server.listen();
  const clients: TestClient[] = [];
  return {
    ...server,
    url,
    dataDir,
    async connect(headers = {}) {
      const client = await TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, headers);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.terminate();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
      answers.check();
    },
  };
}
