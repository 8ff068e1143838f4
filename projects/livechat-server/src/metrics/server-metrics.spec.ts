import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '../testing/test-server.js';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

describe('metrics of a server', () => {
  let server: TestServer;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    server = await startTestServer({ metricsPort: port });
  });

  afterAll(() => server.close());

  const read = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  it('counts sockets, acknowledgements, repeats and refusals, and tells nothing of people', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    const client = await server.connect();
    const { token } = await client.hello(id);
    const { message } = await client.post('message-1', { clientThreadId: 'thread-of-client' }, 'My secret order');
    await client.post('message-1', { clientThreadId: 'thread-of-client' }, 'My secret order');
    await fetch(`${server.url}/livez`);
    const text = await read();
    expect(text).toContain('livechat_sockets{kind="page"} 1\n');
    expect(text).toContain('livechat_sockets{kind="desk"} 0\n');
    expect(text).toContain('livechat_acks_total{outcome="stored"} 1\n');
    expect(text).toContain('livechat_acks_total{outcome="repeated"} 1\n');
    expect(text).toContain('livechat_ack_seconds_count 2\n');
    expect(text).toContain('livechat_http_request_seconds_count{method="GET",route="/livez",status="200"} 1\n');
    expect(text).toMatch(/livechat_event_loop_lag_seconds\{quantile="0\.99"\} [\d.e-]+\n/);
    for (const secret of [token, id, message.id, message.threadId, 'secret order', '127.0.0.1']) {
      expect(text).not.toContain(secret);
    }
    client.terminate();
  });

  it('is not there on the port of the chat', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
  });

  it('says which port is in use', async () => {
    await expect(startTestServer({ metricsPort: port })).rejects.toMatchObject({ field: 'METRICS_PORT' });
  });
});
