import { LiveChatError } from 'livechat-core/protocol';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { KEY, MULTI, SILENT } from '../contract/store-fixture.js';
import type { Session } from '../session-store.js';
import { openSqliteDatabase } from '../sqlite/sqlite-database.js';
import { markFile } from '../sqlite/mark-file.js';
import { gatherPosts, type PostGathering } from './gather-posts.js';
import type { SqlDatabase } from './sql-database.js';
import { openSqlStore, type OpenStore } from './sql-store.js';
import { sqlScopes, type SqlScopes } from './scope.js';

/** How a transaction is run, for a test to change. */
type Transact = SqlScopes['transact'];

describe('posts that are stored together', () => {
  let folder: string;
  let database: SqlDatabase;
  let store: OpenStore;
  let people: readonly { readonly session: Session; readonly threadId: string }[];
  let transactions: number;
  let transact: Transact;
  let posts: PostGathering;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-posts-'));
    const path = join(folder, 'livechat.db');
    database = await openSqliteDatabase(path);
    const options = { clock: Date.now, newId, report: SILENT, role: 'tool' } as const;
    store = await openSqlStore({ database, witness: markFile(path, newId) }, options);
    await store.createWidget({ id: MULTI, title: 'Shop', multiThread: true, themes: {}, origins: [] }, KEY);
    people = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const session = await store.openVisitorSession({ widgetId: MULTI, tokenHash: `token-${index}` });
        const target = { clientThreadId: 'thread-0001' };
        const content = { type: 'TEXT', text: 'Hi' } as const;
        const { thread } = await store.postMessage({ session, clientMessageId: 'message-0001', target, content });
        return { session, threadId: thread.id };
      }),
    );
    transactions = 0;
    transact = sqlScopes(database, options).transact;
    posts = gatherPosts({
      transact: (work) => {
        transactions += 1;
        return transact(work);
      },
    });
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  const write = ({ session, threadId }: (typeof people)[number], clientMessageId = 'message-0002') =>
    posts.post({ session, clientMessageId, target: { threadId }, content: { type: 'TEXT', text: 'Hi' } });

  it('share a few transactions, however many they are', async () => {
    const outcomes = await Promise.all(people.map((person) => write(person)));
    expect(outcomes.every(({ message, outcome }) => message.seq === 2 && outcome === 'STORED')).toBe(true);
    expect(transactions).toBeLessThanOrEqual(2);
    expect(posts.waiting()).toBe(0);
  });

  it('G5: go into one thread one after the other, in the order in which they came', async () => {
    const [first] = people;
    if (first === undefined) throw new Error('There is nobody.');
    const ids = Array.from({ length: 10 }, (_, index) => `message-${index}000`);
    const outcomes = await Promise.all(ids.map((id) => write(first, id)));
    expect(outcomes.map(({ message }) => message.seq)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('are tried one by one when something cannot be stored with the others', async () => {
    const whole = transact;
    let failures = 0;
    transact = (work) => {
      if (failures > 0) return whole(work);
      failures += 1;
      return whole(async (scope) => {
        await work(scope);
        throw new Error('One of them is unlike the others.');
      });
    };
    const outcomes = await Promise.all(people.slice(0, 5).map((person) => write(person)));
    expect(outcomes.map(({ message }) => message.seq)).toEqual([2, 2, 2, 2, 2]);
    expect(transactions).toBe(6);
  });

  it('G14: are all refused while the store cannot be used, and taken again after', async () => {
    const whole = transact;
    const refusal = new LiveChatError({ code: 'UNAVAILABLE', message: 'The disk is full.', remedy: 'Free space.' });
    transact = () => Promise.reject(refusal);
    const outcomes = await Promise.allSettled(people.slice(0, 5).map((person) => write(person)));
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason === refusal)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(posts.waiting()).toBe(0);
    transact = whole;
    expect(await Promise.all(people.slice(0, 5).map((person) => write(person)))).toHaveLength(5);
  });

  it('are stored once when their transaction has to be begun again', async () => {
    const whole = transact;
    transact = (work) => whole((scope) => work(scope)).then(() => whole((scope) => work(scope)));
    const outcomes = await Promise.all(people.slice(0, 3).map((person) => write(person)));
    expect(outcomes.map(({ message }) => message.seq)).toEqual([2, 2, 2]);
  });
});
