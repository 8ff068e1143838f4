import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { ANN, MULTI, SILENT } from '../contract/store-fixture.js';
import { openSqliteDatabase } from '../sqlite/sqlite-database.js';
import { markFile } from '../sqlite/mark-file.js';
import { storeContract } from '../store-contract.js';
import type { SqlDatabase, SqlReader, SqlTransaction } from './sql-database.js';
import { openSqlStore } from './sql-store.js';

/** Remembers the statements that go through a database. */
function recording(database: SqlDatabase, statements: Set<string>): SqlDatabase {
  const record = <T extends SqlReader>(sql: T): T =>
    new Proxy(sql, {
      get: (target, key) => {
        const member = Reflect.get(target, key) as unknown;
        if (typeof member !== 'function') return member;
        return (text: unknown, ...values: never[]): unknown => {
          // Neither new rows nor the making of a table look for anything.
          if (typeof text === 'string' && key !== 'script') statements.add(text);
          return (member as (...all: unknown[]) => unknown).call(target, text, ...values);
        };
      },
    });
  return {
    ...database,
    reader: record(database.reader),
    snapshot: (work) => database.snapshot((sql) => work(record(sql))),
    transact: (work) => database.transact((sql: SqlTransaction) => work(record(sql))),
  };
}

/** How SQLite finds what a statement asks for. */
async function planOf({ reader }: SqlDatabase, statement: string): Promise<readonly string[]> {
  const places = statement.match(/\?/g)?.length ?? 0;
  const rows = await reader.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN ${statement}`,
    ...Array.from({ length: places }, () => null),
  );
  return rows.map(({ detail }) => detail);
}

/** What is read from one end to the other, and in which statements. */
interface Scan {
  readonly detail: RegExp;
  readonly within?: (statement: string) => boolean;
}

/** The few things that may be read through, each with the reason why nobody waits for it. */
const HARMLESS: readonly Scan[] = [
  // What people write into by hand is a handful.
  { detail: /^SCAN (agents|api_keys|queues|webhooks|widgets|w)\b/ },
  // What came as one value, and pages that another part of the statement has chosen.
  { detail: /^SCAN (CONSTANT ROW|(json_)?each VIRTUAL TABLE|c$|\w+_ones$|due$|\(subquery-\d+\))/ },
  // These indexes are as long as the work that is left.
  { detail: /^SCAN \w+ USING (COVERING )?INDEX (files_retired|webhook_deliveries_due)$/ },
  // An index in the order that was asked for is read until the page is full.
  { detail: /^SCAN t USING INDEX threads_by_creation$/, within: (sql) => /LIMIT \?( OFFSET \?)?\s*$/.test(sql) },
  // Somebody asks how many there are.
  { detail: /^SCAN (t|threads)\b/, within: (sql) => /^\s*SELECT count\(\*\) AS (n|"all")/.test(sql) },
  // The command line shows a week of deliveries to all receivers; programs ask for those to one of them.
  {
    detail: /^SCAN d$/,
    within: (sql) => sql.includes('FROM webhook_deliveries d') && !sql.includes('d.webhook_id = ?'),
  },
];

function isHarmless(detail: string, statement: string): boolean {
  return HARMLESS.some((scan) => scan.detail.test(detail) && (scan.within?.(statement) ?? true));
}

/** Statements that were looked at and found harmless, so that each is looked at once. */
const approved = new Set<string>();

/** @throws Error that names what reads through something that may be large */
async function approve(database: SqlDatabase, statements: ReadonlySet<string>): Promise<void> {
  const problems: string[] = [];
  for (const statement of statements) {
    if (approved.has(statement)) continue;
    const scans = (await planOf(database, statement)).filter((detail) => detail.startsWith('SCAN '));
    const found = scans.filter((detail) => !isHarmless(detail, statement));
    if (found.length === 0) approved.add(statement);
    else problems.push(`${found.join(', ')}: ${statement}`);
  }
  if (problems.length > 0) throw new Error(`Statements that need an index:\n${problems.join('\n')}`);
}

// Whatever the contract makes a store do, after each of its tests; every-operation.spec.ts holds that it does everything.
storeContract('SQLite, which finds everything by an index', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-plans-'));
  const path = join(folder, 'livechat.db');
  const statements = new Set<string>();
  return {
    open: async () => {
      const engine = {
        database: recording(await openSqliteDatabase(path), statements),
        witness: markFile(path, newId),
      };
      return openSqlStore(engine, { clock, newId, report: SILENT, role: 'server' });
    },
    async remove() {
      const database = await openSqliteDatabase(path);
      try {
        await approve(database, statements);
      } finally {
        await database.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
});

describe('the statements of a conversation', () => {
  it('find everything by an index, and read a history in its order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-plans-'));
    const path = join(folder, 'livechat.db');
    const database = await openSqliteDatabase(path);
    const statements = new Set<string>();
    const options = { clock: Date.now, newId, report: SILENT, role: 'tool' } as const;
    const store = await openSqlStore(
      { database: recording(database, statements), witness: markFile(path, newId) },
      options,
    );
    await database.transact(async (sql) => {
      await sql.run(
        "INSERT INTO widgets (id, title, multi_thread, themes, origins, created_at, updated_at) VALUES (?, '', 1, '{}', '[]', 0, 0)",
        MULTI,
      );
    });
    await store.createAgent({ agent: ANN, passwordHash: 'hash' });
    statements.clear();

    const session = await store.openVisitorSession({ widgetId: MULTI, tokenHash: 'token-0001' });
    const { thread } = await store.postMessage({
      session,
      clientMessageId: 'message-0001',
      target: { clientThreadId: 'thread-0001' },
      content: { type: 'TEXT', text: 'Hi' },
      context: { requestId: 'request-0001', data: { a: 1 } },
    });
    await store.postMessage({
      session,
      clientMessageId: 'message-0002',
      target: { threadId: thread.id },
      content: { type: 'TEXT', text: 'Hi' },
    });
    await store.addContext({ session, requestId: 'request-0002', data: { b: 1 }, target: { all: true } });
    await store.readHistory({ session, threadId: thread.id, range: { after: 0, limit: 10 } });
    await store.readHistory({ session, threadId: thread.id, range: { limit: 10 } });
    await store.recordCustomerReceipts({ session, threadId: thread.id, receipts: { delivered: 1, seen: 1 } });
    await store.listThreads(session.personId);
    await store.listTops(session.personId);
    await store.readConversation(thread.conversationId, 10);
    await store.listConversations({ limit: 10 });
    await store.listConversations({ limit: 10, status: 'OPEN' });
    await store.listConversations({ limit: 10, agentId: ANN.id });
    await store.findAgent(ANN.email);
    await store.findAgentOfSession('nobody');
    await store.findApiKey('nobody');

    const plans = new Map<string, readonly string[]>();
    for (const statement of statements) plans.set(statement, await planOf(database, statement));
    await store.close();
    await rm(folder, { recursive: true, force: true });

    expect(plans.size).toBeGreaterThan(20);
    // The receivers of webhooks are a handful, and each write asks all of them what they want to hear. What came as one
    // value, and the parts of a page of the inbox, are read through as they are.
    const scans = [...plans.values()]
      .flat()
      .filter((detail) => /^SCAN (?!CONSTANT ROW|c$|\(subquery-\d+\)|\w+_ones$|.*VIRTUAL TABLE)/.test(detail));
    expect(new Set(scans)).toEqual(new Set(['SCAN webhooks']));
    const sorted = [...plans].filter(([, details]) => details.some((detail) => detail.includes('TEMP B-TREE')));
    const ordered = sorted.filter(([sql]) => sql.includes('ORDER BY m.seq'));
    expect(ordered).toEqual([]);
    // The page of an inbox is sorted, out of a page of each status in the order of its index, sorted within five minutes.
    const [, inbox] = [...plans].find(([sql]) => sql.includes('closed_ones')) ?? [];
    const stretches = inbox?.filter((detail) => detail.includes('threads_by_status')) ?? [];
    expect(stretches).toEqual(Array.from({ length: 3 }, () => 'SEARCH t USING INDEX threads_by_status (status=?)'));
    const withinSpan = 'USE TEMP B-TREE FOR RIGHT PART OF ORDER BY';
    const sorts = inbox?.filter((detail) => detail.includes('TEMP B-TREE')) ?? [];
    expect(sorts.filter((detail) => detail === withinSpan)).toHaveLength(3);
    expect(sorts).toHaveLength(5);
    const [, inHand] = [...plans].find(([sql]) => sql.includes('t.assignee_id = ?') && sql.includes('ORDER BY')) ?? [];
    expect(inHand?.[0]).toContain('USING INDEX threads_by_assignee');
    expect(inHand?.filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([withinSpan]);
    const [, ofPerson] = [...plans].find(([sql]) => sql.includes('t.id, t.top_seq')) ?? [];
    expect(ofPerson?.[0]).toContain('(person_id=?)');
  });
});
