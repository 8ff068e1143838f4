import Database from 'libsql';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { newId } from '../auth/secrets.js';
import { inProcessFanOut } from '../fan-out/in-process.js';
import { SILENT } from '../store/contract/store-fixture.js';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.js';
import type { Session } from '../store/session-store.js';
import type { Store } from '../store/store.js';
import { webhookReceiver, type Answer, type WebhookReceiver } from '../testing/webhook-receiver.js';
import { startDispatcher, type Dispatcher } from './dispatcher.js';
import { systemResolve } from './receiver-address.js';
import { webhookAdmin, type WebhookRules } from './webhook-admin.js';

const RULES: WebhookRules = { privateAddresses: 'ALLOWED', mostReceivers: 20 };
const WIDGET = '11111111-1111-4111-8111-111111111111';

/** Longer than any test: who waits for a receiver that hangs waits in vain, and one that answers is never late. */
const PATIENT_MS = 600_000;

describe('the dispatcher of webhooks', () => {
  let folder: string;
  let store: Store;
  let receivers: WebhookReceiver[];
  let dispatchers: Dispatcher[];
  let failures: unknown[];
  /** Runs with the machine's clock, and ahead of it where a test does not want to wait. */
  let ahead: number;
  const clock = () => Date.now() + ahead;
  const fanOut = inProcessFanOut(() => undefined);

  const open = () =>
    openSqliteStore({ path: join(folder, 'livechat.db'), clock, newId, role: 'server', report: SILENT });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-webhooks-'));
    [receivers, dispatchers, failures, ahead] = [[], [], [], 0];
    store = await open();
    const widget = { id: WIDGET, title: 'Shop', multiThread: true, themes: { default: { styles: {} } }, origins: [] };
    await store.createWidget(widget, { id: 'key-0001', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' });
  });

  afterEach(async () => {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
    await Promise.all(receivers.map((receiver) => receiver.close()));
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = (on: Store = store, timeoutMs = PATIENT_MS) => {
    const dispatcher = startDispatcher({
      store: on,
      fanOut,
      clock,
      post: { privateAddresses: 'ALLOWED', resolve: systemResolve },
      random: () => 0,
      timeoutMs,
      lookEveryMs: 20,
      onFailure: (error) => failures.push(error),
    });
    dispatchers.push(dispatcher);
    return dispatcher;
  };
  const receiver = async (answer?: Answer) => {
    const started = await webhookReceiver(answer);
    receivers.push(started);
    const webhook = await webhookAdmin(store, RULES).add({ url: started.url, types: ['INBOUND_MESSAGE'] });
    return { ...started, id: webhook.id, secret: webhook.secret };
  };
  const visitor = () => store.openVisitorSession({ widgetId: WIDGET, tokenHash: newId() });
  const post = async (session: Session, text: string) => {
    const posted = await store.postMessage({
      session,
      clientMessageId: newId(),
      target: { clientThreadId: 'thread-a' },
      content: { type: 'TEXT', text },
    });
    fanOut.publish(['desk'], { type: 'thread', threadId: posted.thread.id });
  };
  const texts = (of: Pick<WebhookReceiver, 'received'>) =>
    of.received.map(({ event }) => ('message' in event.payload ? event.payload.message.content : {}));
  const settled = async (id: string, status: 'DELIVERED' | 'FAILED') => {
    for (;;) {
      const { deliveries } = await store.listDeliveries({ subscriptionId: id, status, limit: 100 });
      if (deliveries.length > 0) return deliveries;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  /** How the newest attempt ended is in the log, so that the next one has its time. */
  const noted = async (before: number | undefined) => {
    for (;;) {
      const [delivery] = (await store.listDeliveries({ limit: 1 })).deliveries;
      if (delivery?.lastAttemptAt !== before) return delivery?.lastAttemptAt;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it('delivers at once what the receiver can verify', async () => {
    start();
    const shop = await receiver();
    await post(await visitor(), 'Hello');
    const [first] = await shop.until(1);
    const headers = first?.headers as Record<string, string>;
    expect(new Webhook(shop.secret).verify(first?.body ?? '', headers)).toMatchObject({ type: 'INBOUND_MESSAGE' });
    const [delivery] = await settled(shop.id, 'DELIVERED');
    expect(delivery).toMatchObject({ eventId: headers['webhook-id'], attempts: 1, lastStatus: 204 });
  });

  it('keeps the order of a conversation through failures, under the same event ids', async () => {
    start();
    const shop = await receiver(500);
    const session = await visitor();
    for (const text of ['one', 'two', 'three']) await post(session, text);
    await shop.until(1);
    shop.answer(204);
    ahead = 10_000;
    await shop.until(4);
    expect(texts(shop)).toEqual(['one', 'one', 'two', 'three'].map((text) => ({ text })));
    const [failed, again] = shop.received;
    expect(again?.headers['webhook-id']).toBe(failed?.headers['webhook-id']);
    expect(again?.body).toBe(failed?.body);
    expect(again?.headers['webhook-timestamp']).not.toBe(failed?.headers['webhook-timestamp']);
  });

  it('gives up at once what a receiver answers with 410, and goes on with the next event', async () => {
    start();
    const shop = await receiver(410);
    const session = await visitor();
    await post(session, 'one');
    expect(await settled(shop.id, 'FAILED')).toMatchObject([{ attempts: 1, lastStatus: 410 }]);
    shop.answer(204);
    await post(session, 'two');
    await settled(shop.id, 'DELIVERED');
    expect(texts(shop)).toEqual([{ text: 'one' }, { text: 'two' }]);
  });

  it('gives up after the last attempt, says why, and delivers it again on demand', async () => {
    const shop = await receiver((response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end());
    await post(await visitor(), 'Hello');
    start();
    let last: number | undefined;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await shop.until(attempt);
      last = await noted(last);
      ahead += 24 * 60 * 60 * 1000;
    }
    const [failed] = await settled(shop.id, 'FAILED');
    expect(failed).toMatchObject({
      attempts: 12,
      lastStatus: 302,
      lastError: expect.stringContaining('redirects') as unknown,
    });
    shop.answer(204);
    await store.redeliver(failed?.id ?? '');
    await shop.until(13);
    expect(await settled(shop.id, 'DELIVERED')).toMatchObject([{ attempts: 1 }]);
  });

  it('does not let a receiver that hangs hold up another one', async () => {
    start(store, 300);
    let underWay = 0;
    let most = 0;
    const hanging = await receiver((response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      response.once('close', () => (underWay -= 1));
    });
    const shop = await receiver();
    for (let index = 0; index < 20; index += 1) await post(await visitor(), 'Hello');
    await shop.until(20);
    expect(most).toBeLessThanOrEqual(5);
    const { deliveries } = await store.listDeliveries({ subscriptionId: hanging.id, limit: 1 });
    expect(deliveries).toMatchObject([{ status: 'PENDING' }]);
  });

  it('does not let many receivers that hang hold up another one, with few attempts at each', async () => {
    start();
    const hanging: WebhookReceiver[] = [];
    for (let index = 0; index < 6; index += 1) hanging.push(await receiver(() => undefined));
    for (let index = 0; index < 8; index += 1) await post(await visitor(), 'Hello');
    for (const one of hanging) await one.until(5);
    const shop = await receiver();
    for (let index = 0; index < 8; index += 1) await post(await visitor(), 'More');
    await shop.until(8);
    expect(hanging.map(({ received }) => received.length)).toEqual([5, 5, 5, 5, 5, 5]);
    await Promise.all(hanging.map((one) => one.close()));
  });

  it('delivers what was stored before a crash, and each event from one of several nodes', async () => {
    const shop = await receiver();
    for (let index = 0; index < 10; index += 1) await post(await visitor(), `message ${index}`);
    // A node took some and died: its claims run out.
    await store.claimDeliveries({ limit: 5, leaseMs: 500, except: [] });
    const second = await open();
    start();
    start(second);
    await shop.until(10);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(new Set(shop.received.map(({ headers }) => headers['webhook-id'])).size).toBe(10);
    expect(shop.received).toHaveLength(10);
    await Promise.all(dispatchers.splice(0).map((dispatcher) => dispatcher.close()));
    await second.close();
  });

  it('waits for what is under way when it is closed, and takes nothing more', async () => {
    const shop = await receiver((response) => setTimeout(() => response.writeHead(204).end(), 100));
    const dispatcher = start();
    await post(await visitor(), 'Hello');
    await shop.until(1);
    await dispatcher.close();
    expect((await store.listDeliveries({ status: 'DELIVERED', limit: 10 })).deliveries).toHaveLength(1);
    await post(await visitor(), 'More');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(shop.received).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it('looks into the queue at once when it hears something, and not again with each of many news', async () => {
    jest.useFakeTimers();
    try {
      let looks = 0;
      const claimDeliveries = async () => {
        looks += 1;
        return [];
      };
      const dispatcher = start({ ...store, claimDeliveries });
      const hear = async () => {
        fanOut.publish(['desk'], { type: 'thread', threadId: 'thread-0001' });
        await jest.advanceTimersByTimeAsync(0);
      };
      await jest.advanceTimersByTimeAsync(0);
      expect(looks).toBe(1);
      for (let count = 0; count < 50; count += 1) await hear();
      expect(looks).toBe(2);
      await jest.advanceTimersByTimeAsync(19);
      expect(looks).toBe(2);
      await dispatcher.close();
    } finally {
      jest.useRealTimers();
    }
  });

  it('does not wait for who writes when nothing is due', async () => {
    const other = new Database(join(folder, 'livechat.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(await store.claimDeliveries({ limit: 5, leaseMs: 500, except: [] })).toEqual([]);
    other.exec('COMMIT');
    other.close();
  });
});
