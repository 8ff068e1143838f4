import type { ServerFrame, Thread } from 'livechat-core/protocol';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAdmin } from './admin/open-admin.js';
import { checkHistory } from './testing/check-history.js';
import { DeskUser } from './testing/desk-user.js';
import { describeWith, startEngine, type Engine } from './testing/engine.js';
import { PersistentWriter } from './testing/persistent-writer.js';
import { spawnServer, type SpawnedServer } from './testing/spawned-server.js';
import { TestClient } from './testing/test-client.js';
import { canBeTold, type ThreadHistory, type ThreadStep } from './testing/told-as-one.js';

const NODES = 3;

/** How often a node is killed; `npm run test:soak` asks for hundreds. */
const KILLS = Math.ceil(Number(process.env['LIVECHAT_KILLS'] ?? 30) / 10);

/** How often contextual data for all conversations races with their opening and closing. */
const RACES = 5;

const AGENT = { email: 'ann@shop.example', name: 'Ann', password: 'correct horse battery' };

describeWith('postgres and nats')('three servers on one PostgreSQL and one broker', () => {
  let database: Engine;
  let broker: Engine;
  let dataDir: string;
  let widgetId: string;
  let nodes: SpawnedServer[];

  const environment = () => ({ DATABASE_URL: database.url, NATS_URL: broker.url, LOG_LEVEL: 'silent' });
  const startNode = () => spawnServer(dataDir, environment());
  const node = (index: number): SpawnedServer => {
    const found = nodes[index];
    if (found === undefined) throw new Error(`There is no node ${index}.`);
    return found;
  };
  const urls = () => nodes.map(({ url }) => url);
  const connect = (server: SpawnedServer) =>
    TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});

  beforeAll(async () => {
    [database, broker] = await Promise.all([startEngine('postgres'), startEngine('nats')]);
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-cluster-'));
    const admin = await openAdmin({ dataDir, databaseUrl: database.url });
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop', multiThread: true }));
    await admin.createAgent(AGENT);
    await admin.close();
    nodes = await Promise.all(Array.from({ length: NODES }, startNode));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(nodes.map((server) => server.end('SIGTERM')));
    await Promise.all([database.stop(), broker.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('carries a conversation between a visitor on one and an agent on another', async () => {
    const visitor = await connect(node(0));
    const { token } = await visitor.hello(widgetId);
    const otherTab = await connect(node(2));
    await otherTab.hello(widgetId, token);
    const { thread } = await visitor.post('question-1', { clientThreadId: 'thread-0001' }, 'Do you ship?');
    const ann = await DeskUser.signIn(node(1).url, AGENT);

    expect((await otherTab.next('message')).message.content).toEqual({ type: 'TEXT', text: 'Do you ship?' });
    // Signed in on one node, she is on every other one too.
    await ann.at(node(2).url).reply(thread.conversationId, 'answer-0001', 'We do.');
    for (const tab of [visitor, otherTab]) {
      const joined = (await tab.next('message')).message;
      expect(joined).toMatchObject({ seq: 2, content: { type: 'NOTE', event: 'AGENT_JOINED' } });
      const { message } = await tab.next('message');
      expect(message).toMatchObject({ seq: 3, author: { type: 'AGENT' }, content: { type: 'TEXT', text: 'We do.' } });
    }
    visitor.terminate();
    otherTab.terminate();
  }, 60_000);

  it('G11: a logout on one ends the tabs on the others', async () => {
    const visitor = await connect(node(0));
    const { token } = await visitor.hello(widgetId);
    const otherTab = await connect(node(1));
    await otherTab.hello(widgetId, token);
    // The subscription travels to the broker; without it the next heartbeat would end the tab.
    await sleep(200);
    const next = await connect(node(2));
    await next.hello(widgetId, undefined, [token]);
    expect(await otherTab.next('session-ended')).toEqual({ type: 'session-ended' });
    for (const client of [visitor, otherTab, next]) client.terminate();
  }, 60_000);

  it('G10: ALL reaches the threads open at one moment, whichever of them is asked and whatever opens and closes', async () => {
    const ann = await DeskUser.signIn(node(0).url, AGENT);
    for (let round = 0; round < RACES; round += 1) {
      const [phone, ...tabs] = await Promise.all(nodes.map(connect));
      if (phone === undefined) throw new Error('There is no node.');
      const { token } = await phone.hello(widgetId);
      for (const tab of tabs) await tab.hello(widgetId, token);
      const threads: Thread[] = [];
      for (const name of ['a', 'b', 'c']) {
        threads.push((await phone.post(`message-${name}`, { clientThreadId: `thread-${name}` })).thread);
      }
      const [a, b, c] = threads as [Thread, Thread, Thread];
      await ann.setStatus(c.conversationId, 'CLOSED');

      const set = (at: number, thread: Thread, to: 'OPEN' | 'CLOSED') => async (): Promise<ThreadStep> => {
        await ann.at(node(at).url).setStatus(thread.conversationId, to);
        return { do: to === 'OPEN' ? 'open' : 'close', threadId: thread.id };
      };
      const open = (name: string) => async (): Promise<ThreadStep> => {
        const { thread } = await phone.post(`message-${name}`, { clientThreadId: `thread-${name}` });
        threads.push(thread);
        return { do: 'open', threadId: thread.id };
      };
      const sendAll = (tab: TestClient, key: string) => async (): Promise<ThreadStep> => {
        tab.send({ type: 'context', requestId: `request-${key}`, data: { [key]: 1 }, target: { all: true } });
        return { do: 'all', threadIds: (await tab.next('context-ack')).threadIds };
      };
      const histories = await Promise.all([
        inTurn([set(1, c, 'OPEN'), set(1, a, 'CLOSED')]),
        inTurn([set(2, b, 'CLOSED'), set(0, c, 'CLOSED'), set(1, b, 'OPEN')]),
        inTurn([open('d'), open('e')]),
        ...tabs.map((tab, at) => inTurn([sendAll(tab, `first-${at}`), sendAll(tab, `second-${at}`)])),
      ]);

      expect({ round, histories, isTold: canBeTold(histories, new Set([a.id, b.id])) }).toMatchObject({ isTold: true });
      // What the answers list is what was stored.
      const listed = tabs.flatMap((_, at) => {
        const [first, second] = (histories[3 + at] ?? []).filter((step) => step.do === 'all');
        return [[`first-${at}`, first?.threadIds ?? []] as const, [`second-${at}`, second?.threadIds ?? []] as const];
      });
      for (const { id, conversationId } of threads) {
        const context = await ann.contextOf(conversationId);
        const expected = listed.filter(([, threadIds]) => threadIds.includes(id)).map(([key]) => key);
        expect(Object.keys(context).sort()).toEqual(expected.sort());
      }
      for (const tab of [phone, ...tabs]) tab.terminate();
    }
  }, 120_000);

  it(
    `G1, G2, G4, G5: loses nothing and keeps one order while nodes are killed and the broker stops`,
    async () => {
      const thread = { widgetId, clientThreadId: 'thread-0001', servers: urls };
      const stop = new AbortController();
      const first = new PersistentWriter({ ...thread, name: 'tab-0' });
      const writing = [first.write(stop.signal)];
      while (first.acknowledged.size === 0) await sleep(10);
      const { token = '' } = first;
      const tabs = [first, ...[1, 2].map((tab) => new PersistentWriter({ ...thread, name: `tab-${tab}`, token }))];
      writing.push(...tabs.slice(1).map((tab) => tab.write(stop.signal)));
      const observer = await connect(node(NODES - 1));
      const { threads } = await observer.hello(widgetId, token);
      const known = threads[0]?.topSeq ?? 0;

      for (let kill = 0; kill < KILLS; kill += 1) {
        // The last node stays, for the observer.
        const victim = kill % (NODES - 1);
        await sleep(100);
        if (kill % 2 === 0) await broker.pause();
        await node(victim).end('SIGKILL');
        await sleep(300);
        nodes[victim] = await startNode();
        if (kill % 2 === 0) await broker.resume();
      }
      await sleep(300);
      stop.abort();
      await Promise.all(writing);

      const stored = await first.readAll();
      checkHistory(
        stored,
        tabs.map(({ acknowledged }) => acknowledged),
      );
      // G6: what the broker could not tell, the heartbeat does.
      const told = await readLikeAClient(observer, known);
      expect(told).toEqual(stored.slice(known).map(({ id }) => id));
      observer.terminate();
    },
    60_000 + KILLS * 15_000,
  );

  it('G14: neither acknowledges nor crashes while the database stands still, and goes on when it is back', async () => {
    const writer = new PersistentWriter({ widgetId, clientThreadId: 'thread-0002', servers: urls, name: 'calm' });
    const stop = new AbortController();
    const writing = writer.write(stop.signal);
    while (writer.acknowledged.size < 3) await sleep(10);
    const ready = async () => (await fetch(`${node(0).url}/readyz`)).status;
    expect(await ready()).toBe(200);

    await database.pause();
    expect(await ready()).toBe(503);
    expect((await fetch(`${node(0).url}/livez`)).status).toBe(200);
    // What was committed before the pause may have been on its way until now.
    const before = writer.acknowledged.size;
    await sleep(1_000);
    expect(writer.acknowledged.size).toBe(before);

    await database.resume();
    while (writer.acknowledged.size < before + 3) await sleep(20);
    stop.abort();
    await writing;
    expect(await ready()).toBe(200);
    checkHistory(await writer.readAll(), [writer.acknowledged]);
  }, 90_000);
});

/** What a client shows above `known`: the messages that came by themselves, and what its heartbeat finds missing. */
async function readLikeAClient(client: TestClient, known: number): Promise<readonly string[]> {
  const shown = new Map<number, string>();
  const show = (frames: readonly ServerFrame[]): void => {
    for (const frame of frames) if (frame.type === 'message') shown.set(frame.message.seq, frame.message.id);
  };
  show(await client.drain());
  client.send({ type: 'ping' });
  const { tops } = await client.next('pong');
  for (const [threadId, top] of Object.entries(tops)) {
    let after = known;
    while (after < top) {
      if (!shown.has(after + 1)) {
        client.send({ type: 'history', requestId: 'request-1', threadId, after, limit: 100 });
        for (const { seq, id } of (await client.next('history-page')).messages) shown.set(seq, id);
      }
      after += 1;
    }
  }
  return [...shown].sort(([a], [b]) => a - b).map(([, id]) => id);
}

/** Takes steps one after the other. */
async function inTurn(steps: readonly (() => Promise<ThreadStep>)[]): Promise<ThreadHistory> {
  const history: ThreadStep[] = [];
  for (const step of steps) history.push(await step());
  return history;
}
