import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'libsql';
import { signCustomerToken } from '../sign/sign-customer-token.js';
import { deskCredentials, programCredentials, type Credentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/**
 * What becomes of a column when somebody takes their data away: everybody gets it (`TOLD`), the team does
 * (`TEAM`), or nobody, because it only proves who somebody is (`PROOF`) or says nothing of anybody (`INNER`).
 */
type Fate = 'TOLD' | 'TEAM' | 'PROOF' | 'INNER';

/** Every column of the tables in which people are. A new one needs its place here, and in the archive. */
const OF_PEOPLE: Readonly<Record<string, Readonly<Record<string, Fate>>>> = {
  persons: {
    ...{ id: 'TOLD', widget_id: 'TOLD', kind: 'TOLD', name: 'TOLD', created_at: 'TOLD' },
    ...{ external_type: 'TOLD', external_id: 'TOLD' },
  },
  sessions: {
    ...{ created_at: 'TOLD', last_seen_at: 'TOLD', ended_at: 'TOLD', sid: 'TOLD', expires_at: 'TOLD' },
    ...{ id: 'INNER', widget_id: 'TOLD', person_id: 'TOLD', generation: 'INNER', login_hash: 'PROOF' },
  },
  session_tokens: { hash: 'PROOF', session_id: 'INNER', generation: 'INNER', position: 'INNER' },
  used_tokens: { widget_id: 'TOLD', jti: 'PROOF', valid_until: 'INNER' },
  threads: {
    ...{ id: 'TOLD', conversation_id: 'TOLD', widget_id: 'TOLD', person_id: 'TOLD', status: 'TOLD', context: 'TOLD' },
    ...{ created_at: 'TOLD', updated_at: 'TOLD', closed_at: 'TOLD', waiting_since: 'TEAM' },
    ...{ customer_delivered: 'TOLD', customer_seen: 'TOLD', team_delivered: 'TOLD', team_seen: 'TOLD' },
    ...{ is_on_hold: 'INNER', priority: 'TEAM', topic: 'TEAM', summary: 'TEAM', assignee_id: 'TEAM', queue_id: 'TEAM' },
    ...{ client_thread_id: 'INNER', top_seq: 'INNER', event_top: 'INNER' },
  },
  messages: {
    ...{ thread_id: 'TOLD', seq: 'TOLD', id: 'TOLD', author_type: 'TOLD', author_id: 'TOLD', author_name: 'TOLD' },
    ...{ content: 'TEAM', created_at: 'TOLD', client_message_id: 'TOLD', sender_key: 'INNER' },
  },
  context_requests: { person_id: 'TOLD', request_id: 'INNER', thread_ids: 'INNER', created_at: 'INNER' },
  files: {
    ...{ id: 'TOLD', name: 'TOLD', media_type: 'TOLD', size: 'TOLD', width: 'TOLD', height: 'TOLD' },
    ...{ thread_id: 'TOLD', message_id: 'TOLD', created_at: 'INNER' },
    ...{ uploader: 'INNER', client_file_id: 'INNER', storage_key: 'INNER', state: 'INNER' },
  },
  thread_tags: { thread_id: 'TOLD', name: 'TEAM' },
  thread_notes: {
    ...{ thread_id: 'TOLD', author_type: 'TEAM', author_id: 'TEAM', author_name: 'TEAM', text: 'TEAM' },
    ...{ id: 'INNER', created_at: 'TEAM', updated_at: 'TEAM' },
  },
  // Copies of the above that are on their way to receivers.
  webhook_events: {
    ...{ id: 'INNER', thread_id: 'TOLD', position: 'INNER', type: 'INNER', body: 'INNER', created_at: 'INNER' },
  },
  webhook_deliveries: {
    ...{ id: 'INNER', webhook_id: 'INNER', event_id: 'INNER', thread_id: 'TOLD', position: 'INNER', status: 'INNER' },
    ...{ attempts: 'INNER', due_at: 'INNER', claim: 'INNER', last_attempt_at: 'INNER', last_status: 'INNER' },
    ...{ last_error: 'INNER', created_at: 'INNER' },
  },
};

/** Tables in which nobody is who writes to the team. */
const OF_NOBODY = [
  ...['meta', 'widgets', 'widget_keys', 'agents', 'agent_sessions', 'api_keys', 'queues', 'webhooks'],
  'migrations',
  'sign_in_failures',
];

type Row = Readonly<Record<string, unknown>>;

describe('the archive of a person, against every table of the store', () => {
  let server: TestServer;
  let folder: string;
  let database: Database.Database;

  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await startTestServer();
    folder = await mkdtemp(join(tmpdir(), 'livechat-archive-'));
    database = new Database(join(server.dataDir, 'livechat.db'), { readonly: true });
  });

  afterAll(async () => {
    database.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const rowsOf = (table: string) => database.prepare(`SELECT * FROM ${table}`).all() as Row[];
  const tables = () =>
    (database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('sqlite_'));
  const send = (method: string, path: string, headers: Credentials, body?: object) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const archiveOf = async (response: Response): Promise<string> => {
    expect(response.status).toBe(200);
    const path = join(folder, `${randomUUID()}.zip`);
    await writeFile(path, Buffer.from(await response.arrayBuffer()));
    const script =
      'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("conversations.json"))';
    return (await promisify(execFile)('python3', ['-c', script, path])).stdout;
  };

  it('knows every table and column that there is', () => {
    const people = Object.keys(OF_PEOPLE);
    expect(tables().sort()).toEqual([...people, ...OF_NOBODY].sort());
    for (const table of people) {
      const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[];
      expect([table, columns.map(({ name }) => name).sort()]).toEqual([
        table,
        Object.keys(OF_PEOPLE[table] ?? {}).sort(),
      ]);
    }
  });

  it('holds what each of them has, for the person or for the team, and erasing empties them all', async () => {
    const { personId, headers, marks } = await live();
    const program = await programCredentials(server, ['privacy']);
    const own = await archiveOf(await send('GET', '/livechat/1/me/export', headers));
    const whole = await archiveOf(await send('GET', `/admin/api/people/${personId}/export`, program));
    for (const [table, columns] of Object.entries(OF_PEOPLE)) {
      const rows = rowsOf(table);
      expect([table, rows.length > 0]).toEqual([table, true]);
      for (const [column, fate] of Object.entries(columns)) {
        for (const value of rows.flatMap((row) => leavesOf(row[column]))) {
          const isTold = [own.includes(value), whole.includes(value)];
          if (fate === 'TOLD') expect([table, column, value, isTold]).toEqual([table, column, value, [true, true]]);
          if (fate === 'TEAM') expect([table, column, value, isTold[1]]).toEqual([table, column, value, true]);
          if (fate === 'PROOF') expect([table, column, isTold]).toEqual([table, column, [false, false]]);
        }
      }
    }
    for (const mark of marks.ofTeam) expect([mark, own.includes(mark)]).toEqual([mark, false]);

    expect((await send('DELETE', `/admin/api/people/${personId}`, program)).status).toBe(204);
    const left = JSON.stringify(tables().flatMap(rowsOf));
    for (const mark of [personId, ...marks.ofTeam, ...marks.ofPerson]) {
      expect([mark, left.includes(mark)]).toEqual([mark, false]);
    }
  });

  /** Somebody who leaves a trace in every table. */
  async function live() {
    const marks = {
      ofPerson: ['eve@shop.example', 'Eve-Marked', 'sid-of-the-site', 'text-of-eve', 'cart-of-eve', 'file-of-eve.txt'],
      ofTeam: ['topic-of-team', 'summary-of-team', 'tag-of-team', 'note-of-team', 'margin-of-team'],
    };
    const { id: widgetId, secretKey } = await server.admin.createWidget({ title: 'Shop' });
    // Nobody listens there: what is to be told stays in the queue.
    await server.admin.webhooks.add({ url: 'https://receiver.invalid/' });
    const client = await server.connect();
    await client.hello(widgetId);
    const jwt = await signCustomerToken({
      ...{ key: secretKey, widgetId, subject: 'eve@shop.example', subjectType: 'email', name: 'Eve-Marked' },
      ...{ sessionId: 'sid-of-the-site', lifetimeSeconds: 3_600 },
    });
    client.send({ type: 'auth', requestId: randomUUID(), jwt });
    const { token, person } = await client.next('welcome');
    const headers = { authorization: `Bearer ${token}` };
    const upload = await fetch(`${server.url}/livechat/1/widgets/${widgetId}/files`, {
      method: 'POST',
      headers: {
        ...headers,
        ...{ 'content-type': 'text/plain', 'x-file-name': 'file-of-eve.txt', 'x-client-file-id': randomUUID() },
      },
      body: 'bytes',
    });
    const { file } = (await upload.json()) as { file: { id: string; name: string; mediaType: string; size: number } };
    client.send({
      type: 'post',
      clientMessageId: randomUUID(),
      target: { clientThreadId: 'thread-1' },
      content: { type: 'FILES', files: [file], text: 'text-of-eve' },
    });
    const { thread } = await client.next('ack');
    client.send({
      type: 'context',
      requestId: randomUUID(),
      data: { cart: 'cart-of-eve' },
      target: { threadId: thread.id },
    });
    await client.next('context-ack');
    await deskCredentials(server, 'AGENT');
    const program = await programCredentials(server, ['conversations:read', 'conversations:write']);
    const conversation = `/ccaas/1/conversations/${thread.conversationId}`;
    const ok = async (response: Promise<Response>): Promise<unknown> => {
      const { status } = await response.then((answer) => answer.clone());
      expect(status).toBeLessThan(300);
      return (await response).json();
    };
    const [{ id: agentId }] = ((await ok(send('GET', '/ccaas/1/agents', program))) as { agents: [{ id: string }] })
      .agents;
    const queue = (await ok(send('POST', '/ccaas/1/queues', program, { name: 'queue-of-team' }))) as { id: string };
    await ok(send('PUT', `${conversation}/assignee`, program, { agentId }));
    await ok(send('POST', `${conversation}/tags`, program, { tagName: 'tag-of-team' }));
    await ok(send('POST', `${conversation}/notes`, program, { content: 'note-of-team' }));
    await ok(
      send('POST', `${conversation}/messages`, program, {
        contentType: 'CUSTOM_DATA',
        content: { customData: { offer: 'offer' }, agentMessage: 'margin-of-team', userMessage: 'An offer' },
      }),
    );
    await ok(
      send('PUT', conversation, program, { topic: 'topic-of-team', summary: 'summary-of-team', queueId: queue.id }),
    );
    await client.post('message-after', { threadId: thread.id });
    await ok(send('PUT', conversation, program, { priority: 'HIGH', status: 'CLOSED' }));
    return { personId: person.id, headers, marks };
  }
});

/** What stands somewhere inside a value, as the archive writes it. */
function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (typeof value === 'number') return [value > 1e12 ? new Date(value).toISOString() : String(value)];
  if (typeof value === 'string') return /^[[{]/.test(value) ? leavesOf(JSON.parse(value)) : [value];
  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [];
}
