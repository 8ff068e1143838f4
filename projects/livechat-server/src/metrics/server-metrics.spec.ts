import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../testing/free-port.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

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
    await (await server.connect()).hello(id, token);
    client.send({ type: 'history', requestId: 'request-1', threadId: message.threadId, after: 0, limit: 10 });
    await client.next('history-page');
    const upload = (name: string) =>
      fetch(`${server.url}/livechat/1/widgets/${id}/files`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'x-file-name': name,
          'x-client-file-id': 'file-0001',
          'content-type': 'text/plain',
        },
        body: 'My secret file',
      });
    expect([(await upload('order.exe')).status, (await upload('order.txt')).status]).toEqual([400, 201]);
    expect((await upload('order.txt')).status).toBe(200);
    const text = await read();
    expect(text).toContain('livechat_hellos_total{session="opened"} 1\n');
    expect(text).toContain('livechat_hellos_total{session="resumed"} 1\n');
    expect(text).toContain('livechat_gaps_total 1\n');
    for (const outcome of ['stored', 'repeated', 'refused']) {
      expect(text).toContain(`livechat_uploads_total{outcome="${outcome}"} 1\n`);
    }
    expect(text).toContain('livechat_waiting_writes 0\n');
    expect(text).toContain('livechat_waiting_webhook_events 0\n');
    for (const part of ['store', 'broker', 'files', 'keys'])
      expect(text).toContain(`livechat_part_ready{part="${part}"} 1\n`);
    expect(text).toContain('livechat_sockets{kind="page"} 2\n');
    expect(text).toContain('livechat_sockets{kind="desk"} 0\n');
    expect(text).toContain('livechat_acks_total{outcome="stored"} 1\n');
    expect(text).toContain('livechat_acks_total{outcome="repeated"} 1\n');
    expect(text).toContain('livechat_ack_seconds_count 2\n');
    expect(text).toContain('livechat_http_request_seconds_count{method="GET",route="/livez",status="200"} 1\n');
    expect(text).toMatch(/livechat_event_loop_lag_seconds\{quantile="0\.99"\} [\d.e-]+\n/);
    expect(text).toContain('# TYPE livechat_event_loop_lag_seconds summary\n');
    expect(text).toContain('# TYPE process_cpu_seconds_total counter\n');
    for (const secret of [token, id, message.id, message.threadId, 'secret order', 'order.txt', '127.0.0.1']) {
      expect(text).not.toContain(secret);
    }
    client.terminate();
  });

  it('tells how many bytes the tables and the log of the embedded store take', async () => {
    const sizesOf = (text: string) =>
      Object.fromEntries(
        [...text.matchAll(/^livechat_store_bytes\{file="(\w+)"\} (\d+)$/gm)].map(([, file = '', size]) => [
          file,
          Number(size),
        ]),
      );
    const before = sizesOf(await read());
    expect(before).toEqual({ tables: expect.any(Number) as number, log: expect.any(Number) as number });
    for (const index of Array.from({ length: 100 }, (_, at) => at)) {
      await server.admin.createWidget({ title: `Shop ${index} ${'x'.repeat(50)}` });
    }
    // What the log holds may be written into the tables at any moment, and they grow: never do they shrink.
    const sizeOfTables = async (): Promise<number> => (await stat(join(server.dataDir, 'livechat.db'))).size;
    const atLeast = await sizeOfTables();
    const after = sizesOf(await read());
    expect(sum(after)).toBeGreaterThan(sum(before));
    expect(after['tables']).toBeGreaterThanOrEqual(atLeast);
    expect(after['tables']).toBeLessThanOrEqual(await sizeOfTables());
  });

  it('is not there on the port of the chat', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
  });

  it('says which port is in use', async () => {
    await expect(startTestServer({ metricsPort: port })).rejects.toMatchObject({ field: 'METRICS_PORT' });
  });
});

function sum(sizes: Readonly<Record<string, number>>): number {
  return Object.values(sizes).reduce((total, size) => total + size, 0);
}
