import { webhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.js';
import { postWebhook } from './post-webhook.js';
import type { Resolve } from './receiver-address.js';

describe('postWebhook', () => {
  let receiver: WebhookReceiver;
  const noResolver: Resolve = async () => Promise.reject(new Error('Nobody should ask.'));
  const post = (url: string, options: Partial<Parameters<typeof postWebhook>[1]> = {}) =>
    postWebhook(
      { url, headers: { 'webhook-id': 'event-1' }, body: '{"text":"Grüße"}' },
      { privateAddresses: 'ALLOWED', resolve: noResolver, timeoutMs: 60_000, ...options },
    );
  const refused = (code: string) => expect.objectContaining({ name: 'LiveChatError', code }) as unknown;

  beforeEach(async () => {
    receiver = await webhookReceiver();
  });

  afterEach(() => receiver.close());

  it('sends the bytes of the body with its headers, and gives the status', async () => {
    expect(await post(receiver.url)).toBe(204);
    expect(receiver.received).toMatchObject([
      { body: '{"text":"Grüße"}', headers: { 'webhook-id': 'event-1', 'content-type': 'application/json' } },
    ]);
  });

  it('does not follow a redirect', async () => {
    const target = await webhookReceiver();
    receiver.answer((response) => response.writeHead(307, { location: target.url }).end());
    expect(await post(receiver.url)).toBe(307);
    expect(target.received).toEqual([]);
    await target.close();
  });

  it('waits no longer than it may, for the connection, the answer or the resolver', async () => {
    receiver.answer(() => undefined);
    await expect(post(receiver.url, { timeoutMs: 50 })).rejects.toEqual(refused('UNAVAILABLE'));
    const resolve: Resolve = () => new Promise(() => undefined);
    await expect(post('https://hooks.example', { resolve, timeoutMs: 50 })).rejects.toEqual(refused('UNAVAILABLE'));
  });

  it('does not wait for the end of an endless answer', async () => {
    receiver.answer((response) => {
      response.writeHead(200);
      const writing = setInterval(() => response.write('x'.repeat(1024)), 1);
      response.once('close', () => clearInterval(writing));
    });
    expect(await post(receiver.url)).toBe(200);
  });

  it('says that nobody listens', async () => {
    await receiver.close();
    await expect(post(receiver.url)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });

  it('G18: does not speak to private addresses, whatever a name resolves to, nor without TLS', async () => {
    const { port } = new URL(receiver.url);
    const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    for (const url of [`https://hooks.example:${port}`, `https://127.0.0.1:${port}`, receiver.url]) {
      await expect(post(url, { privateAddresses: 'REFUSED', resolve })).rejects.toEqual(refused('FORBIDDEN'));
    }
    expect(receiver.received).toEqual([]);
  });

  it('G18: connects to the address that was checked, not to what the name resolves to a moment later', async () => {
    const { port } = new URL(receiver.url);
    let asked = 0;
    const resolve: Resolve = async () => {
      asked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    expect(await post(`http://no-such-host.invalid:${port}/hook`, { resolve })).toBe(204);
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`no-such-host.invalid:${port}`);
  });

  it('G14: says so when the system refuses to connect at once, as it does without a route', async () => {
    // To everybody in this network: no system lets a connection begin.
    const resolve: Resolve = async () => [{ address: '255.255.255.255', family: 4 }];
    for (const scheme of ['http', 'https']) {
      await expect(post(`${scheme}://hooks.example`, { resolve })).rejects.toEqual(refused('UNAVAILABLE'));
    }
  });

  it('G18: finds a name out that is public when it is added, and this machine when it is sent to', async () => {
    const { port } = new URL(receiver.url);
    // An address of a network that is in use no more: public, and nobody is there.
    const answers = [{ address: '3ffe::1', family: 6 } as const];
    const asked: string[] = [];
    const resolve: Resolve = async () => {
      const [answer = { address: '127.0.0.1', family: 4 } as const] = answers.splice(0);
      asked.push(answer.address);
      return [answer];
    };
    const send = () =>
      post(`https://rebound.example:${port}/hook`, { privateAddresses: 'REFUSED', resolve, timeoutMs: 300 });
    await expect(send()).rejects.toEqual(refused('UNAVAILABLE'));
    await expect(send()).rejects.toEqual(refused('FORBIDDEN'));
    expect(asked).toEqual(['3ffe::1', '127.0.0.1']);
    expect(receiver.received).toEqual([]);
  });
});
