import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('requests of one API key', () => {
  let server: TestServer;
  let now = 1_800_000_000_000;

  beforeAll(async () => {
    server = await startTestServer({ clock: () => now });
  });

  afterAll(() => server.close());

  const ask = (key: string) =>
    server.app.inject({ method: 'GET', url: '/ccaas/1/agents', headers: { authorization: `App ${key}` } });

  it('G20: may be 500 at once and 50 a second, and those of another key go on', async () => {
    const [first, other] = [
      await server.admin.createApiKey({ name: 'Bot' }),
      await server.admin.createApiKey({ name: 'Back office' }),
    ];
    const statuses = new Set<number>();
    for (let count = 0; count < 500; count += 1) statuses.add((await ask(first.key)).statusCode);
    expect([...statuses]).toEqual([200]);
    const refused = await ask(first.key);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1']);
    expect((await ask(other.key)).statusCode).toBe(200);
    now += 1_000 / 50;
    expect((await ask(first.key)).statusCode).toBe(200);
    expect((await ask(first.key)).statusCode).toBe(429);
  });
});
