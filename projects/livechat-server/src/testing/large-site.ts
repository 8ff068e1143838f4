import type pg from 'pg';
import { ANN, MULTI } from '../store/contract/store-fixture.js';

/** When everything of the site took place, in milliseconds since 1970: within two weeks before this. */
export const LARGE_SITE_NOW = 1_800_000_000_000;
const AGENTS = 100;
const SPAN_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * Fills a store with what a site of some size has: so many people with a conversation each, a fifth of them open, told to a
 * receiver of webhooks, with tags, notes, files and contextual data. Everything of number `g` is called `<kind>-<g>`.
 */
export async function fillLargeSite(owner: pg.Client, people: number): Promise<void> {
  const at = `(${LARGE_SITE_NOW - SPAN_MS}::bigint + g * ${Math.floor(SPAN_MS / people)})`;
  const rows = (table: string, values: Readonly<Record<string, string>>, more = ''): Promise<unknown> =>
    owner.query(`INSERT INTO ${table} (${Object.keys(values).join(', ')})
      SELECT ${Object.values(values).join(', ')} FROM generate_series(1, ${people}) g ${more}`);
  const widget = `'${MULTI}'`;
  const status = "(ARRAY['OPEN', 'SOLVED', 'CLOSED', 'CLOSED', 'CLOSED'])[1 + g % 5]";
  await rows('persons', {
    ...{ id: "'person-' || g", widget_id: widget, kind: "CASE WHEN g % 2 = 0 THEN 'CUSTOMER' ELSE 'VISITOR' END" },
    ...{
      external_type: "CASE WHEN g % 2 = 0 THEN 'email' END",
      external_id: "CASE WHEN g % 2 = 0 THEN 'mail-' || g END",
    },
    created_at: at,
  });
  await rows('sessions', {
    ...{ id: "'session-' || g", widget_id: widget, person_id: "'person-' || g", generation: '0', sid: "'sid-' || g" },
    ...{ created_at: at, last_seen_at: at },
  });
  await rows('session_tokens', {
    hash: "'token-' || g",
    session_id: "'session-' || g",
    generation: '0',
    position: '1',
  });
  await rows('used_tokens', { widget_id: widget, jti: "'jti-' || g", valid_until: `${LARGE_SITE_NOW} + g` });
  await owner.query(`INSERT INTO agents (id, email, name, role, password_hash, created_at)
    SELECT 'agent-' || g, g || '@shop.example', 'Agent', 'AGENT', 'hash', 0 FROM generate_series(1, ${AGENTS}) g`);
  await owner.query(
    `INSERT INTO queues (id, name, created_at) VALUES ('queue-1', 'Returns', 0), ('queue-2', 'Orders', 0)`,
  );
  await rows('threads', {
    ...{ id: "'thread-' || g", conversation_id: "'conversation-' || g", client_thread_id: "'client-' || g" },
    ...{ widget_id: widget, person_id: "'person-' || g", status, top_seq: '3', context: `'{"plan":"pro"}'` },
    ...{ customer_delivered: '0', customer_seen: '0', team_delivered: '0', team_seen: '0' },
    assignee_id: `CASE WHEN g % 3 = 0 THEN 'agent-' || 1 + g % ${AGENTS} END`,
    queue_id: "CASE WHEN g % 4 = 0 THEN 'queue-1' END",
    ...{ event_top: '1', created_at: at, updated_at: at },
  });
  await rows(
    'messages',
    {
      ...{ thread_id: "'thread-' || g", seq: 's', id: "'message-' || g || '-' || s", sender_key: "'customer'" },
      ...{ client_message_id: "'sent-' || g || '-' || s", author_type: "'CUSTOMER'", created_at: at },
      content: `'{"type":"TEXT","text":"Where is my order?"}'`,
    },
    ', generate_series(1, 3) s',
  );
  await rows('context_requests', {
    person_id: "'person-' || g",
    request_id: "'r'",
    thread_ids: "'[]'",
    created_at: at,
  });
  await rows('thread_tags', { thread_id: "'thread-' || g", name: "'tag-' || g % 7" });
  await rows('thread_notes', {
    ...{ id: "'note-' || g", thread_id: "'thread-' || g", author_type: "'AGENT'", author_id: `'${ANN.id}'` },
    ...{ text: "'Called back.'", created_at: at, updated_at: at },
  });
  await rows('files', {
    ...{ id: "'file-' || g", uploader: "'person:person-' || g", client_file_id: "'file'", name: "'a.png'" },
    ...{ media_type: "'image/png'", size: '1', storage_key: "'key-' || g", state: "'READY'", created_at: at },
    thread_id: "CASE WHEN g % 10 > 0 THEN 'thread-' || g END",
  });
  await owner.query(
    `INSERT INTO webhooks (id, url, types, secret, created_at) VALUES ('hook-1', 'https://a.example', '[]', 's', 0)`,
  );
  await rows('webhook_events', {
    ...{ id: "'event-' || g", thread_id: "'thread-' || g", position: '1', type: "'INBOUND_MESSAGE'", body: "'{}'" },
    created_at: at,
  });
  await rows('webhook_deliveries', {
    ...{ id: "'delivery-' || g", webhook_id: "'hook-1'", event_id: "'event-' || g", thread_id: "'thread-' || g" },
    ...{ position: '1', attempts: '1', due_at: at, created_at: at },
    status: "CASE WHEN g % 100 = 0 THEN 'PENDING' ELSE 'DELIVERED' END",
  });
  await owner.query(`INSERT INTO agent_sessions (token_hash, agent_id, expires_at)
    SELECT 'agent-' || g, 'agent-' || g, ${LARGE_SITE_NOW} + g FROM generate_series(1, ${AGENTS}) g`);
  await rows('sign_in_failures', { key: "'failed-' || g", count: '1', blocked_until: `${LARGE_SITE_NOW} + g` });
}
