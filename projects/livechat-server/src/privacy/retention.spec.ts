import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../auth/secrets.js';
import type { Hint, Topic } from '../fan-out/fan-out.js';
import { inProcessFanOut } from '../fan-out/in-process.js';
import { openFiles } from '../files/open-files.js';
import { openStore } from '../open-store.js';
import type { Session } from '../store/session-store.js';
import type { Store } from '../store/store.js';
import { fileLedger } from './erasure-ledger.js';
import type { PrivacyDeps } from './privacy-deps.js';
import { sweepRetention, type RetentionDays } from './retention.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const WIDGET = '11111111-1111-4111-8111-111111111111';

describe('sweepRetention', () => {
  let dataDir: string;
  let store: Store;
  let deps: PrivacyDeps;
  let now = 1_800_000_000_000;
  let count = 0;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-retention-'));
    const clock = (): number => now;
    store = await openStore({ dataDir }, clock);
    const files = { uploads: store, ...openFiles({ dataDir, s3: undefined }), clock, newId };
    deps = { store, fanOut: inProcessFanOut(() => undefined), files, ledger: fileLedger(dataDir) };
    const widget = { id: WIDGET, title: 'Shop', multiThread: true, themes: {}, origins: [] };
    await store.createWidget(widget, { id: 'key-0001', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' });
  });

  afterEach(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const visit = (): Promise<Session> =>
    store.openVisitorSession({ widgetId: WIDGET, tokenHash: `hash-${(count += 1)}` });
  const write = (session: Session, name: string) =>
    store.postMessage({
      session,
      clientMessageId: `message-${name}`,
      target: { clientThreadId: `thread-${name}` },
      content: { type: 'TEXT', text: name },
    });
  const sweep = (days: RetentionDays) => sweepRetention(deps, days);
  const listen = (...topics: Topic[]): Hint[] => {
    const heard: Hint[] = [];
    deps.fanOut.subscribe(topics, (hint) => heard.push(hint));
    return heard;
  };

  it('keeps everything unless it is told for how long', async () => {
    await visit();
    now += 10_000 * DAY_MS;
    expect(await sweep({})).toEqual({ conversations: 0, files: 0, sessions: 0, people: 0 });
    // Nothing was claimed either.
    expect(await store.claimWork('retention', DAY_MS)).toBe(true);
  });

  it('erases all that is due, however much there is, and tells the desks and the sockets', async () => {
    const writer = await visit();
    for (let index = 0; index < 120; index += 1) {
      const { thread } = await write(writer, `number-${index}`);
      await store.setStatus(thread.conversationId, 'CLOSED');
    }
    const idle = await visit();
    now += 100 * DAY_MS;
    const fresh = await visit();
    const heard = listen('desk', `session:${idle.sessionId}`);
    const swept = await sweep({ conversations: 30, files: 30, sessions: 200, visitors: 30 });
    expect(swept).toMatchObject({ conversations: 120, sessions: 2, people: 2 });
    expect(heard.filter(({ type }) => type === 'erased')).toHaveLength(120);
    expect(heard).toContainEqual({ type: 'session', sessionId: idle.sessionId });
    expect(await store.findSession(fresh.sessionId)).toBeDefined();
    expect(await store.findPersonRecord(writer.personId)).toBeUndefined();
  });

  it('erases what nobody closed after a time of its own, and nothing that is younger', async () => {
    const writer = await visit();
    const solved = (await write(writer, 'solved')).thread.conversationId;
    await store.setStatus(solved, 'SOLVED');
    const left = (await write(writer, 'left')).thread.conversationId;
    now += 100 * DAY_MS;
    const young = (await write(writer, 'young')).thread.conversationId;
    expect(await sweep({ conversations: 30 })).toMatchObject({ conversations: 0 });
    now += DAY_MS;
    expect(await sweep({ idleConversations: 100 })).toMatchObject({ conversations: 2, people: 0 });
    const found = await Promise.all([solved, left, young].map((id) => store.findConversation(id)));
    expect(found.map((conversation) => conversation?.id)).toEqual([undefined, undefined, young]);
  });

  it('is done by one server at a time', async () => {
    await visit();
    now += 100 * DAY_MS;
    const results = await Promise.all([sweep({ sessions: 30 }), sweep({ sessions: 30 })]);
    expect(results.map(({ sessions }) => sessions).sort()).toEqual([0, 1]);
  });
});
