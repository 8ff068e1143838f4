import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openAdmin } from '../admin/open-admin.js';
import { spawnServer, type SpawnedServer } from '../testing/spawned-server.js';
import { TestClient } from '../testing/test-client.js';
import { openTracing } from './open-tracing.js';
import { NO_TRACING } from './tracing.js';

const attributesSchema = z.array(z.object({ key: z.string(), value: z.looseObject({}) }));
const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }),
      scopeSpans: z.array(z.object({ spans: z.array(z.object({ name: z.string(), attributes: attributesSchema })) })),
    }),
  ),
});

/** What a collector was sent. */
interface Collector {
  readonly url: string;
  readonly bodies: string[];
  /** Of the last request. */
  headers: IncomingHttpHeaders;
  close(): Promise<void>;
}

async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      collector.headers = request.headers;
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    headers: {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return collector;
}

/** Something that takes connections and never says a word. */
async function startSilence(): Promise<Pick<Collector, 'url' | 'close'>> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const silent = { onIgnored: () => undefined, onProblem: () => undefined };

describe('traces', () => {
  let collector: Collector;
  let dataDir: string;
  let widgetId: string;
  let server: SpawnedServer | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-tracing-'));
    const admin = await openAdmin(dataDir);
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop', multiThread: true }));
    await admin.close();
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  beforeEach(async () => {
    collector = await startCollector();
  });

  afterEach(async () => {
    await server?.end('SIGKILL');
    server = undefined;
    await collector.close();
  });

  /** Says and asks something of everything; gives what must not be told of it. */
  const useServer = async (env: Record<string, string>): Promise<readonly string[]> => {
    server = await spawnServer(dataDir, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env });
    const client = await TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});
    const { token } = await client.hello(widgetId);
    const { message } = await client.post('message-1', { clientThreadId: 'thread-of-client' }, 'My secret order');
    client.send({ type: 'history', requestId: 'request-1', threadId: message.threadId, limit: 10 });
    await client.next('history-page');
    client.send({ type: 'auth', requestId: 'request-2', jwt: 'not.a.token' });
    await client.next('error');
    await fetch(`${server.url}/livechat/1/files/some-file-0001?note=hidden`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    server = undefined;
    return ['secret', 'hidden', 'not.a.token', 'some-file-0001', token];
  };

  it('tell of routes and frames, by ids, and nothing that people wrote', async () => {
    const secrets = await useServer({
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_SERVICE_NAME: 'chat-of-the-shop',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=shop,authorization=Bearer%20of-the-collector',
    });
    expect(collector.headers).toMatchObject({ 'x-tenant': 'shop', authorization: 'Bearer of-the-collector' });
    const told = collector.bodies.map((body) => exportSchema.parse(JSON.parse(body)));
    const spans = told.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
    expect(spans.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['page hello', 'page post', 'page history', 'page auth', 'GET /livechat/1/files/:fileId']),
    );
    const failed = spans.find(({ name }) => name === 'page auth')?.attributes ?? [];
    expect(failed).toContainEqual({ key: 'error.type', value: { stringValue: 'TOKEN_INVALID' } });
    expect(JSON.stringify(told[0]?.resourceSpans[0]?.resource)).toMatch(/deployment\.environment.*chat-of-the-shop/s);
    for (const secret of secrets) expect(collector.bodies.join('\n')).not.toContain(secret);
  });

  it('go in the standard encoding where none is named', async () => {
    await useServer({});
    expect(collector.bodies.join('')).toContain('page hello');
    expect(collector.bodies.join('')).toContain('livechat-server');
    expect(collector.bodies.join('')).not.toContain('{"');
  });

  it.each([{ OTEL_SDK_DISABLED: 'true' }, { OTEL_TRACES_EXPORTER: 'none' }, { OTEL_TRACES_SAMPLER: 'always_off' }])(
    'do not go out with %j',
    async (env: Record<string, string>) => {
      await useServer(env);
      expect(collector.bodies).toEqual([]);
    },
  );

  it('G14: hold nothing up where the collector is silent or gone', async () => {
    const silence = await startSilence();
    const often = { OTEL_BSP_SCHEDULE_DELAY: '20', OTEL_BSP_MAX_QUEUE_SIZE: '2', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '1' };
    // Everything is answered, and the server ends long before its exporter would give up.
    const patient = { LOG_LEVEL: 'silent', OTEL_EXPORTER_OTLP_TIMEOUT: '3600000', ...often };
    await useServer({ OTEL_EXPORTER_OTLP_ENDPOINT: silence.url, ...patient });
    await silence.close();
    await useServer({ OTEL_EXPORTER_OTLP_ENDPOINT: silence.url, ...patient });
  });

  it('cost nothing where nobody asks for them', async () => {
    expect(await openTracing({}, silent)).toBe(NO_TRACING);
    expect(await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, silent)).toBe(NO_TRACING);
  });

  it('name the protocol that is not spoken', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
    await expect(openTracing(env, silent)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'OTEL_EXPORTER_OTLP_PROTOCOL',
    });
  });

  it('tell what is not followed, whether spans are wanted or not', async () => {
    for (const more of [{ OTEL_TRACES_SAMPLER: 'jaeger_remote' }, { OTEL_TRACES_EXPORTER: 'jaeger' }]) {
      const ignored: string[] = [];
      const listener = { ...silent, onIgnored: ({ variable }: { variable: string }) => ignored.push(variable) };
      const tracing = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...more }, listener);
      expect(ignored).toEqual(Object.keys(more));
      await tracing.close();
    }
  });
});
