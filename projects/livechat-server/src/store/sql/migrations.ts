import type { Dialect } from './dialect.js';

/** Statements in the words of an engine. */
export type Migration = (dialect: Dialect) => string;

/**
 * The store's versions in their order, for all engines. A migration that was released is never
 * changed; a new one is added at the end.
 */
export const MIGRATIONS: readonly Migration[] = [
  ({ integer, address, table, keyedTable }) => `
  CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  )${keyedTable};

  CREATE TABLE widgets (
    id           TEXT PRIMARY KEY,
    title        TEXT NOT NULL,
    multi_thread ${integer} NOT NULL,
    themes       TEXT NOT NULL,
    origins      TEXT NOT NULL,
    created_at   ${integer} NOT NULL,
    updated_at   ${integer} NOT NULL
  )${table};

  CREATE TABLE widget_keys (
    id         TEXT PRIMARY KEY,
    widget_id  TEXT NOT NULL REFERENCES widgets (id),
    secret     TEXT NOT NULL,
    created_at ${integer} NOT NULL
  )${table};
  CREATE INDEX widget_keys_by_widget ON widget_keys (widget_id, created_at);

  CREATE TABLE persons (
    id            TEXT PRIMARY KEY,
    widget_id     TEXT NOT NULL REFERENCES widgets (id),
    kind          TEXT NOT NULL CHECK (kind IN ('VISITOR', 'CUSTOMER')),
    external_type TEXT,
    external_id   TEXT,
    name          TEXT,
    created_at    ${integer} NOT NULL,
    UNIQUE (widget_id, external_type, external_id)
  )${table};

  -- A token of an earlier generation is of before the last login.
  CREATE TABLE sessions (
    id           TEXT PRIMARY KEY,
    widget_id    TEXT NOT NULL REFERENCES widgets (id),
    person_id    TEXT NOT NULL REFERENCES persons (id),
    generation   ${integer} NOT NULL,
    login_hash   TEXT,
    sid          TEXT,
    created_at   ${integer} NOT NULL,
    last_seen_at ${integer} NOT NULL,
    ended_at     ${integer}
  )${table};
  CREATE INDEX sessions_by_person ON sessions (person_id);
  CREATE INDEX sessions_by_sid ON sessions (widget_id, sid) WHERE sid IS NOT NULL;

  CREATE TABLE session_tokens (
    hash       TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    generation ${integer} NOT NULL
  )${table};
  CREATE INDEX session_tokens_by_session ON session_tokens (session_id);

  CREATE TABLE used_tokens (
    widget_id   TEXT NOT NULL REFERENCES widgets (id),
    jti         TEXT NOT NULL,
    valid_until ${integer} NOT NULL,
    PRIMARY KEY (widget_id, jti)
  )${keyedTable};
  CREATE INDEX used_tokens_by_time ON used_tokens (valid_until);

  CREATE TABLE threads (
    id                 TEXT PRIMARY KEY,
    conversation_id    TEXT NOT NULL UNIQUE,
    widget_id          TEXT NOT NULL REFERENCES widgets (id),
    person_id          TEXT NOT NULL REFERENCES persons (id),
    client_thread_id   TEXT NOT NULL,
    status             TEXT NOT NULL CHECK (status IN ('OPEN', 'SOLVED', 'CLOSED')),
    top_seq            ${integer} NOT NULL,
    customer_delivered ${integer} NOT NULL,
    customer_seen      ${integer} NOT NULL,
    team_delivered     ${integer} NOT NULL,
    team_seen          ${integer} NOT NULL,
    waiting_since      ${integer},
    context            TEXT NOT NULL,
    created_at         ${integer} NOT NULL,
    updated_at         ${integer} NOT NULL,
    UNIQUE (person_id, client_thread_id)
  )${table};
  CREATE INDEX threads_by_person ON threads (person_id, updated_at);
  CREATE INDEX threads_by_activity ON threads (updated_at, id);
  CREATE INDEX threads_by_status ON threads (status, updated_at, id);

  -- The customer's side has one sender key for good, so that a repeat is one also after a login.
  CREATE TABLE messages (
    thread_id         TEXT NOT NULL REFERENCES threads (id),
    seq               ${integer} NOT NULL,
    id                TEXT NOT NULL UNIQUE,
    sender_key        TEXT NOT NULL,
    client_message_id TEXT NOT NULL,
    author_type       TEXT NOT NULL CHECK (author_type IN ('CUSTOMER', 'AGENT', 'BOT', 'SYSTEM')),
    author_id         TEXT,
    author_name       TEXT,
    content           TEXT NOT NULL,
    created_at        ${integer} NOT NULL,
    PRIMARY KEY (thread_id, seq),
    UNIQUE (thread_id, sender_key, client_message_id)
  )${table};

  CREATE TABLE context_requests (
    person_id  TEXT NOT NULL REFERENCES persons (id),
    request_id TEXT NOT NULL,
    thread_ids TEXT NOT NULL,
    created_at ${integer} NOT NULL,
    PRIMARY KEY (person_id, request_id)
  )${keyedTable};

  CREATE TABLE agents (
    id            TEXT PRIMARY KEY,
    email         ${address},
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('AGENT', 'ADMIN')),
    password_hash TEXT NOT NULL,
    created_at    ${integer} NOT NULL
  )${table};

  CREATE TABLE agent_sessions (
    token_hash TEXT PRIMARY KEY,
    agent_id   TEXT NOT NULL REFERENCES agents (id),
    expires_at ${integer} NOT NULL
  )${keyedTable};
  CREATE INDEX agent_sessions_by_agent ON agent_sessions (agent_id);

  CREATE TABLE api_keys (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    key_hash   TEXT NOT NULL UNIQUE,
    created_at ${integer} NOT NULL,
    revoked_at ${integer}
  )${table};
  `,
  ({ integer }) => `
  -- Tokens of a session in the order in which they were given.
  ALTER TABLE session_tokens ADD COLUMN position ${integer} NOT NULL DEFAULT 0;
  CREATE UNIQUE INDEX agents_by_address ON agents (lower(email));
  CREATE INDEX agent_sessions_by_time ON agent_sessions (expires_at);
  `,
  ({ integer }) => `
  -- When the token of a customer's session runs out; NULL where it lasts until the logout.
  ALTER TABLE sessions ADD COLUMN expires_at ${integer};
  `,
  () => `
  -- Tokens may be signed with private keys too; the material is what verifies them.
  ALTER TABLE widget_keys RENAME COLUMN secret TO material;
  ALTER TABLE widget_keys ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'HS256';
  ALTER TABLE widget_keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'SECRET';
  -- All that a key could do before there were scopes.
  ALTER TABLE api_keys ADD COLUMN scopes TEXT NOT NULL DEFAULT '["metadata"]';
  `,
  ({ integer, table }) => `
  -- Everything of a widget that needs no column to be looked for: WidgetSettings as JSON.
  ALTER TABLE widgets ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';

  -- A file is RECEIVING until its bytes are kept, and RETIRED until they are removed.
  CREATE TABLE files (
    id             TEXT PRIMARY KEY,
    uploader       TEXT NOT NULL,
    client_file_id TEXT NOT NULL,
    name           TEXT NOT NULL,
    media_type     TEXT NOT NULL,
    size           ${integer} NOT NULL,
    width          ${integer},
    height         ${integer},
    storage_key    TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('RECEIVING', 'READY', 'RETIRED')),
    thread_id      TEXT REFERENCES threads (id),
    message_id     TEXT,
    created_at     ${integer} NOT NULL,
    UNIQUE (uploader, client_file_id)
  )${table};
  CREATE INDEX files_by_thread ON files (thread_id) WHERE thread_id IS NOT NULL;
  CREATE INDEX files_in_no_thread ON files (created_at) WHERE thread_id IS NULL;
  CREATE INDEX files_retired ON files (created_at, id) WHERE state = 'RETIRED';
  `,
  ({ integer }) => `
  -- When the desk of an agent last gave a sign of life.
  ALTER TABLE agents ADD COLUMN seen_at ${integer};
  CREATE INDEX threads_by_widget ON threads (widget_id, updated_at);
  `,
  ({ integer, table, keyedTable }) => `
  -- What a team notes about a conversation.
  ALTER TABLE threads ADD COLUMN is_on_hold ${integer} NOT NULL DEFAULT 0;
  ALTER TABLE threads ADD COLUMN priority TEXT NOT NULL DEFAULT 'NORMAL'
    CHECK (priority IN ('URGENT', 'HIGH', 'NORMAL', 'LOW'));
  ALTER TABLE threads ADD COLUMN topic TEXT;
  ALTER TABLE threads ADD COLUMN summary TEXT;
  ALTER TABLE threads ADD COLUMN assignee_id TEXT REFERENCES agents (id);
  ALTER TABLE threads ADD COLUMN closed_at ${integer};
  CREATE INDEX threads_by_assignee ON threads (assignee_id, updated_at);
  CREATE INDEX threads_by_creation ON threads (created_at, id);

  CREATE TABLE thread_tags (
    thread_id TEXT NOT NULL REFERENCES threads (id),
    name      TEXT NOT NULL,
    PRIMARY KEY (thread_id, name)
  )${keyedTable};
  CREATE INDEX thread_tags_by_name ON thread_tags (name, thread_id);

  CREATE TABLE thread_notes (
    id          TEXT PRIMARY KEY,
    thread_id   TEXT NOT NULL REFERENCES threads (id),
    author_type TEXT NOT NULL CHECK (author_type IN ('AGENT', 'BOT')),
    author_id   TEXT NOT NULL,
    author_name TEXT,
    text        TEXT NOT NULL,
    created_at  ${integer} NOT NULL,
    updated_at  ${integer} NOT NULL
  )${table};
  CREATE INDEX thread_notes_by_thread ON thread_notes (thread_id, created_at);

  -- Events count through a thread by this, so that receivers get them in its order.
  ALTER TABLE threads ADD COLUMN event_top ${integer} NOT NULL DEFAULT 0;

  CREATE TABLE webhooks (
    id         TEXT PRIMARY KEY,
    url        TEXT NOT NULL,
    types      TEXT NOT NULL,
    secret     TEXT NOT NULL,
    created_at ${integer} NOT NULL
  )${table};

  CREATE TABLE webhook_events (
    id         TEXT PRIMARY KEY,
    thread_id  TEXT NOT NULL REFERENCES threads (id),
    position   ${integer} NOT NULL,
    type       TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at ${integer} NOT NULL,
    UNIQUE (thread_id, position)
  )${table};
  CREATE INDEX webhook_events_by_time ON webhook_events (created_at);

  -- One event for one receiver. A claim lasts until due_at; after that anybody may claim anew.
  CREATE TABLE webhook_deliveries (
    id              TEXT PRIMARY KEY,
    webhook_id      TEXT NOT NULL REFERENCES webhooks (id),
    event_id        TEXT NOT NULL REFERENCES webhook_events (id),
    thread_id       TEXT NOT NULL,
    position        ${integer} NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        ${integer} NOT NULL,
    due_at          ${integer} NOT NULL,
    claim           TEXT,
    last_attempt_at ${integer},
    last_status     ${integer},
    last_error      TEXT,
    created_at      ${integer} NOT NULL,
    UNIQUE (webhook_id, event_id)
  )${table};
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE status = 'PENDING';
  CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (webhook_id, thread_id, position)
    WHERE status = 'PENDING';
  CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (event_id);
  CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (webhook_id, created_at);
  `,
  () => `
  -- For what is swept when its time has come.
  CREATE INDEX sessions_by_time ON sessions (last_seen_at, id);
  CREATE INDEX webhook_deliveries_by_thread ON webhook_deliveries (thread_id);
  CREATE INDEX files_sent ON files (created_at, id) WHERE thread_id IS NOT NULL AND state = 'READY';
  `,
  () => `
  -- What a customer has not seen yet is counted at every message, however many the customer has written.
  CREATE INDEX messages_of_team ON messages (thread_id, seq) WHERE author_type IN ('AGENT', 'BOT');
  `,
  ({ integer, table }) => `
  -- Lines in which conversations wait for a part of the team.
  CREATE TABLE queues (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at ${integer} NOT NULL
  )${table};
  ALTER TABLE threads ADD COLUMN queue_id TEXT REFERENCES queues (id);
  CREATE INDEX threads_by_queue ON threads (queue_id, updated_at);
  `,
  ({ integer, keyedTable }) => `
  -- Attempts to sign in that failed, counted for all servers together. A key is a hash.
  CREATE TABLE sign_in_failures (
    key           TEXT PRIMARY KEY,
    count         ${integer} NOT NULL,
    blocked_until ${integer} NOT NULL
  )${keyedTable};
  CREATE INDEX sign_in_failures_by_time ON sign_in_failures (blocked_until);
  `,
  () => `
  -- Every message changes updated_at, and with it every index that holds it. So the threads of a person, a handful,
  -- are found by their unique key, and what nobody has in hand and no queue holds is in neither index.
  DROP INDEX threads_by_person;
  DROP INDEX threads_by_assignee;
  CREATE INDEX threads_by_assignee ON threads (assignee_id, updated_at, id) WHERE assignee_id IS NOT NULL;
  DROP INDEX threads_by_queue;
  CREATE INDEX threads_by_queue ON threads (queue_id, updated_at, id) WHERE queue_id IS NOT NULL;
  `,
  ({ integer }) => `
  -- While a receiver gets to know its new secret, the former one signs as well.
  ALTER TABLE webhooks ADD COLUMN former_secret TEXT;
  ALTER TABLE webhooks ADD COLUMN former_until ${integer};
  `,
  () => `
  -- Lists of all conversations are read from threads_by_status, a part of each status: one index less to write anew at
  -- every message.
  DROP INDEX threads_by_activity;
  `,
  ({ integer, derived, roomyTable }) => `
  -- Every message changes updated_at. So no index holds it, but the five minutes in which it lies: the indexes stay as
  -- they are, and PostgreSQL writes the changed row beside the former one without touching any of them.
  ${roomyTable('threads')};
  ALTER TABLE threads ADD COLUMN activity ${integer} ${derived('updated_at / 300000')};
  DROP INDEX threads_by_status;
  CREATE INDEX threads_by_status ON threads (status, activity);
  DROP INDEX threads_by_widget;
  CREATE INDEX threads_by_widget ON threads (widget_id, activity);
  DROP INDEX threads_by_assignee;
  CREATE INDEX threads_by_assignee ON threads (assignee_id, activity) WHERE assignee_id IS NOT NULL;
  DROP INDEX threads_by_queue;
  CREATE INDEX threads_by_queue ON threads (queue_id, activity) WHERE queue_id IS NOT NULL;
  `,
];
