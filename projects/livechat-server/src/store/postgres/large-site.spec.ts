import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { ANN, MULTI, SILENT, StoreFixture } from '../contract/store-fixture.js';
import { gatherPosts } from '../sql/gather-posts.js';
import { sqlScopes } from '../sql/scope.js';
import type { SqlDatabase, SqlTransaction } from '../sql/sql-database.js';
import { sqlOperations, type StoreOperations } from '../sql/sql-store.js';
import { fillLargeSite, LARGE_SITE_NOW } from '../../testing/large-site.js';
import { openPostgresDatabase } from './postgres-database.js';
import { openPostgresStore } from './open-postgres-store.js';

jest.setTimeout(300_000);

/** So many people, with a conversation each. */
const PEOPLE = 10_000;

/** More than any page, list of one person or portion of a sweep, and all agents several times; far less than the site. */
const MOST_ROWS = 600;

/** What is asked seldom, and reads what it counts or removes. The log of all receivers has no index of its own. */
const OF_THE_WHOLE_SITE = ['countConversations', 'removeWebhook', 'listDeliveries all'];

type Use = (store: StoreOperations) => Promise<unknown>;

const SESSION = { sessionId: 'session-5000', personId: 'person-5000' };
const THREAD = 'thread-5000';
const CONVERSATION = 'conversation-5000';
const TEXT = { type: 'TEXT', text: 'Hi' } as const;
const BOT = { type: 'BOT', id: 'key-0001', name: 'Order bot' } as const;
const LONG_AGO = LARGE_SITE_NOW - 13 * 24 * 60 * 60 * 1000;
const PAGE = { limit: 10 } as const;
const UPLOAD = {
  uploader: 'person:person-5000',
  clientFileId: 'file-of-today',
  file: { id: 'file-of-today', name: 'a.png', mediaType: 'image/png', size: 1 },
  storageKey: 'key-of-today',
} as const;
const MIDDLE = LARGE_SITE_NOW - 7 * 24 * 60 * 60 * 1000;

const listNext =
  (filter: Omit<Parameters<StoreOperations['listConversations']>[0], 'limit'>): Use =>
  async (store) => {
    const { cursor } = await store.listConversations({ ...filter, ...PAGE });
    return store.listConversations({ ...filter, ...PAGE, cursor });
  };

/** Each operation of the store, in one or several ways. */
const USES: Readonly<Record<keyof StoreOperations, Use | Readonly<Record<string, Use>>>> = {
  createWidget: (store) =>
    store.createWidget(
      { id: newId(), title: 'Shop', multiThread: true, themes: { default: { styles: {} } }, origins: [] },
      { id: newId(), algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' },
    ),
  updateWidget: (store) => store.updateWidget(MULTI, { title: 'Shop' }),
  findWidget: (store) => store.findWidget(MULTI),
  listWidgets: (store) => store.listWidgets(),
  listWidgetKeys: (store) => store.listWidgetKeys(MULTI),
  addWidgetKey: (store) =>
    store.addWidgetKey(MULTI, { id: 'key-0002', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' }),
  removeWidgetKey: (store) => store.removeWidgetKey(MULTI, 'key-0002'),

  openVisitorSession: (store) => store.openVisitorSession({ widgetId: MULTI, tokenHash: newId() }),
  resumeSession: (store) => store.resumeSession({ widgetId: MULTI, tokenHash: 'token-5000', replacementHash: newId() }),
  findSessionByToken: (store) => store.findSessionByToken('token-5000'),
  findSession: (store) => store.findSession('session-5000'),
  logIn: {
    'of a visitor into a history of their own': (store) => store.logIn(loginOf(4001, 4000)),
    'of a visitor for the first time': (store) => store.logIn(loginOf(4003, 'new')),
  },
  endSession: (store) => store.endSession('session-4010'),
  endSessionByToken: (store) => store.endSessionByToken({ widgetId: MULTI, tokenHash: 'token-4011' }),
  endSessionsBySid: (store) => store.endSessionsBySid({ widgetId: MULTI, sid: 'sid-4012' }),

  listThreads: (store) => store.listThreads('person-5000'),
  findThread: (store) => store.findThread('person-5000', THREAD),
  listTops: (store) => store.listTops('person-5000'),
  postMessage: {
    'into a new thread': (store) => store.postMessage(postInto({ clientThreadId: newId() })),
    'into an open thread': (store) => store.postMessage(postInto({ threadId: THREAD })),
    'with contextual data': (store) =>
      store.postMessage({ ...postInto({ threadId: THREAD }), context: { requestId: newId(), data: { a: 1 } } }),
    'a second time': async (store) => {
      const post = postInto({ threadId: THREAD });
      await store.postMessage(post);
      return store.postMessage(post);
    },
  },
  addContext: {
    'to a thread': (store) =>
      store.addContext({ session: SESSION, requestId: newId(), data: { b: 1 }, target: { threadId: THREAD } }),
    'to all threads': (store) =>
      store.addContext({ session: SESSION, requestId: newId(), data: { b: 2 }, target: { all: true } }),
  },
  readHistory: {
    'from the end': (store) => store.readHistory({ session: SESSION, threadId: THREAD, range: PAGE }),
    'from a place': (store) =>
      store.readHistory({ session: SESSION, threadId: THREAD, range: { after: 1, before: 3, limit: 10 } }),
  },
  recordCustomerReceipts: (store) =>
    store.recordCustomerReceipts({ session: SESSION, threadId: THREAD, receipts: { delivered: 1, seen: 1 } }),

  listConversations: {
    all: listNext({}),
    'of a status': listNext({ status: 'OPEN' }),
    'of an agent': listNext({ agentId: 'agent-1' }),
    'of nobody': listNext({ agentId: null }),
    'with a tag': listNext({ tag: 'tag-3' }),
  },
  countConversations: (store) => store.countConversations({ status: 'OPEN', counterId: ANN.id }),
  findConversation: (store) => store.findConversation(CONVERSATION),
  findConversationOfThread: (store) => store.findConversationOfThread(THREAD),
  readConversation: (store) => store.readConversation(CONVERSATION, 10),
  readMessages: (store) => store.readMessages(CONVERSATION, { after: 1, limit: 10 }),
  readMetadata: (store) => store.readMetadata(CONVERSATION),
  replyAsAgent: (store) =>
    store.replyAsAgent({ conversationId: CONVERSATION, agent: ANN, clientMessageId: newId(), content: TEXT }),
  setStatus: (store) => store.setStatus('conversation-4020', 'CLOSED'),
  recordTeamReceipts: (store) => store.recordTeamReceipts(CONVERSATION, { delivered: 1, seen: 1 }),

  searchConversations: (store) => store.searchConversations({ filter: {}, orderBy: 'createdAt:ASC', ...PAGE }),
  pageMessages: (store) => store.pageMessages(CONVERSATION, { ...PAGE, page: 0, direction: 'DESC' }),
  postAsTeam: (store) =>
    store.postAsTeam({
      ...{ conversationId: CONVERSATION, author: BOT, clientMessageId: newId(), content: TEXT },
      uploader: 'key:key-0001',
    }),
  updateCase: (store) => store.updateCase(CONVERSATION, { topic: 'Returns', queueId: 'queue-1' }),
  assign: (store) => store.assign(CONVERSATION, ANN.id),
  addTag: (store) => store.addTag(CONVERSATION, 'vip'),
  removeTag: (store) => store.removeTag(CONVERSATION, 'vip'),
  changeMetadata: (store) => store.changeMetadata(CONVERSATION, { mode: 'merge', data: { c: 1 } }),

  listNotes: (store) => store.listNotes(CONVERSATION),
  addNote: (store) => store.addNote({ conversationId: CONVERSATION, author: BOT, text: 'Called.' }),
  updateNote: (store) => store.updateNote({ conversationId: CONVERSATION, noteId: 'note-5000', text: 'Called.' }),
  removeNote: (store) => store.removeNote({ conversationId: CONVERSATION, noteId: 'note-5000' }),
  listQueues: (store) => store.listQueues(),
  addQueue: (store) => store.addQueue('Complaints'),
  renameQueue: (store) => store.renameQueue('queue-2', 'All orders'),
  removeQueue: (store) => store.removeQueue('queue-2'),

  createAgent: (store) =>
    store.createAgent({
      agent: { id: 'agent-bob-0001', name: 'Bob', email: 'bob@shop.example', role: 'AGENT' },
      passwordHash: 'hash',
    }),
  listAgents: (store) => store.listAgents(),
  findAgent: (store) => store.findAgent(ANN.email),
  setAgentPassword: (store) => store.setAgentPassword('agent-bob-0001', 'hash'),
  updateAgent: (store) => store.updateAgent('agent-bob-0001', { name: 'Robert' }),
  removeAgent: (store) => store.removeAgent('agent-bob-0001'),
  openAgentSession: (store) =>
    store.openAgentSession({ agentId: ANN.id, tokenHash: newId(), expiresAt: LARGE_SITE_NOW + 1 }),
  findAgentOfSession: (store) => store.findAgentOfSession('agent-50'),
  endAgentSession: (store) => store.endAgentSession('agent-50'),
  createApiKey: (store) => store.createApiKey({ id: newId(), name: 'Bot', keyHash: newId(), scopes: [] }),
  listApiKeys: (store) => store.listApiKeys(),
  revokeApiKey: (store) => store.revokeApiKey('nobody'),
  findApiKey: (store) => store.findApiKey('nobody'),
  admitSignIn: (store) => store.admitSignIn({ account: 'an account', address: 'an address' }),
  forgiveSignIn: (store) => store.forgiveSignIn({ account: 'an account', address: 'an address' }),

  findUpload: (store) => store.findUpload('person:person-5000', 'file'),
  beginUpload: (store) => store.beginUpload(UPLOAD),
  finishUpload: (store) => store.finishUpload(UPLOAD.file.id),
  findFileOfPerson: (store) => store.findFileOfPerson('person-5000', 'file-5000'),
  findFileOfTeam: (store) => store.findFileOfTeam(`agent:${ANN.id}`, 'file-5000'),
  retireUploads: (store) => store.retireUploads({ unpostedBefore: LONG_AGO, limit: 10 }),
  forgetUploads: (store) => store.forgetUploads(['file-10']),

  touchAgent: (store) => store.touchAgent(ANN.id),
  listPresence: (store) => store.listPresence(),
  listFirstAnswerWaits: (store) => store.listFirstAnswerWaits(MULTI),

  findPersonRecord: (store) => store.findPersonRecord('person-5000'),
  findPeopleByIdentity: (store) => store.findPeopleByIdentity({ type: 'email', id: 'mail-5000' }),
  listThreadRecords: (store) => store.listThreadRecords('person-5000'),
  listFilesOfPerson: (store) => store.listFilesOfPerson('person-5000'),
  erasePerson: (store) => store.erasePerson('person-4030'),
  findPeopleOf: (store) => store.findPeopleOf({ personIds: ['person-5000'], threadIds: [THREAD] }),
  eraseConversations: (store) => store.eraseConversations({ status: 'CLOSED', changedBefore: MIDDLE, limit: 10 }),
  eraseSessions: (store) => store.eraseSessions({ seenBefore: MIDDLE, limit: 10 }),
  eraseVisitors: (store) => store.eraseVisitors({ seenBefore: LONG_AGO, limit: 10 }),
  retireFiles: (store) => store.retireFiles({ sentBefore: MIDDLE, limit: 10 }),
  claimWork: (store) => store.claimWork('sweep', 1000),

  addWebhook: (store) => store.addWebhook({ id: 'hook-2', url: 'https://b.example', types: [], secret: 's' }, 10),
  listWebhooks: (store) => store.listWebhooks(),
  updateWebhook: (store) => store.updateWebhook('hook-2', { url: 'https://c.example' }),
  renewWebhookSecret: (store) => store.renewWebhookSecret('hook-2', { secret: 't', formerForMs: 1 }),
  removeWebhook: (store) => store.removeWebhook('hook-2'),
  claimDeliveries: (store) => store.claimDeliveries({ limit: 5, leaseMs: 1000, except: ['hook-2'] }),
  settleDelivery: (store) =>
    store.settleDelivery({ id: 'delivery-5000', claim: 'none' }, { status: 'DELIVERED', httpStatus: 200 }),
  listDeliveries: {
    all: (store) => store.listDeliveries(PAGE),
    'of a receiver': (store) => store.listDeliveries({ ...PAGE, subscriptionId: 'hook-1' }),
  },
  countPendingDeliveries: (store) => store.countPendingDeliveries(),
  redeliver: (store) => store.redeliver('delivery-5000'),
  forgetDelivered: (store) => store.forgetDelivered(0),
};

describeWith('postgres')('a large site on PostgreSQL', () => {
  let engine: Engine;
  let owner: pg.Client;
  let database: SqlDatabase;
  let counted: Map<string, number>;
  let store: StoreOperations;
  const on = new StoreFixture();

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
    await on.setUp((clock) =>
      Promise.resolve({
        open: () => openPostgresStore({ url: engine.url, clock, newId, report: SILENT, role: 'tool' }),
        remove: () => Promise.resolve(),
      }),
    );
    await owner.query("UPDATE agents SET role = 'ADMIN'");
    await fillLargeSite(owner, PEOPLE);
    await owner.query('VACUUM ANALYZE');
    database = openPostgresDatabase(engine.url);
    counted = new Map();
    const scopes = sqlScopes(counting(database, counted), { clock: () => LARGE_SITE_NOW, newId });
    store = sqlOperations(scopes, gatherPosts(scopes));
  });

  afterAll(async () => {
    await database.close();
    await on.tearDown();
    await owner.end();
    await engine.stop();
  });

  const ways = Object.entries(USES).flatMap(([name, use]) =>
    typeof use === 'function'
      ? [[name, use] as const]
      : Object.entries(use).map(([way, each]) => [`${name} ${way}`, each] as const),
  );

  it.each(ways.filter(([name]) => !OF_THE_WHOLE_SITE.includes(name)))('%s reads a few rows', async (_, use) => {
    counted.clear();
    await use(store);
    expect(counted.size).toBeGreaterThan(0);
    expect(Object.fromEntries([...counted].filter(([, rows]) => rows > MOST_ROWS))).toEqual({});
  });
});

const ROWS = `
  SELECT relname AS name, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows FROM pg_stat_xact_user_tables`;

/** A database that counts the rows of each table that are read, as statements read them that were prepared long ago. */
function counting(database: SqlDatabase, counted: Map<string, number>): SqlDatabase {
  const transact = <T>(work: (sql: SqlTransaction) => Promise<T>): Promise<T> =>
    database.transact(async (sql) => {
      await sql.script('SET LOCAL plan_cache_mode = force_generic_plan');
      // What transactions before it read is told for a while as well.
      const add = async (sign: 1 | -1): Promise<void> => {
        const tables = await sql.all<{ name: string; rows: number }>(ROWS);
        for (const { name, rows } of tables) counted.set(name, (counted.get(name) ?? 0) + sign * rows);
      };
      await add(-1);
      const result = await work(sql);
      await add(1);
      return result;
    });
  return {
    ...database,
    reader: {
      dialect: database.reader.dialect,
      get: (sql, ...values) => transact((each) => each.get(sql, ...values)),
      all: (sql, ...values) => transact((each) => each.all(sql, ...values)),
    },
    snapshot: transact,
    transact,
  };
}

function postInto(target: { readonly threadId: string } | { readonly clientThreadId: string }) {
  return { session: SESSION, clientMessageId: newId(), target, content: TEXT };
}

function loginOf(person: number, mail: number | string): Parameters<StoreOperations['logIn']>[0] {
  return {
    session: { sessionId: `session-${person}`, personId: `person-${person}` },
    identity: { type: 'email', id: `mail-${mail}` },
    proof: { jti: newId(), hash: newId(), validUntil: LARGE_SITE_NOW + 1000, expiresAt: null },
    tokenHash: newId(),
  };
}
