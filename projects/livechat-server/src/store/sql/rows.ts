import type {
  Author,
  Content,
  Conversation,
  JsonObject,
  Message,
  Person,
  Priority,
  Thread,
  ThreadStatus,
} from 'livechat-core/protocol';

/** The sender key of everything that a thread's customer writes. */
export const CUSTOMER_SENDER = 'customer';

export interface PersonColumns {
  readonly person_id: string;
  readonly kind: Person['kind'];
  readonly person_name: string | null;
  readonly external_id: string | null;
}

export interface MessageRow extends PersonColumns {
  readonly id: string;
  readonly thread_id: string;
  readonly seq: number;
  readonly client_message_id: string;
  readonly author_type: Author['type'];
  readonly author_id: string | null;
  readonly author_name: string | null;
  readonly content: string;
  readonly created_at: number;
}

/** A thread with its newest message. */
interface ThreadColumns extends PersonColumns {
  readonly id: string;
  readonly conversation_id: string;
  readonly client_thread_id: string;
  readonly status: ThreadStatus;
  readonly top_seq: number;
  readonly team_delivered: number;
  readonly team_seen: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_id: string | null;
  readonly last_client_message_id: string;
  readonly last_author_type: Author['type'];
  readonly last_author_id: string | null;
  readonly last_author_name: string | null;
  readonly last_content: string;
  readonly last_created_at: number;
}

/** A thread as its customer sees it. */
export interface OwnThreadRow extends ThreadColumns {
  readonly customer_unread: number;
}

/** A thread as the team sees it. */
export interface ThreadRow extends ThreadColumns {
  readonly widget_id: string;
  readonly widget_title: string;
  readonly customer_delivered: number;
  readonly customer_seen: number;
  readonly team_unread: number;
  readonly waiting_since: number | null;
  readonly is_on_hold: number;
  readonly priority: Priority;
  readonly topic: string | null;
  readonly summary: string | null;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  /** One a line. */
  readonly tags: string | null;
  readonly closed_at: number | null;
  readonly context: string;
  /** The place of the newest event that receivers are told of. */
  readonly event_top: number;
}

/** Of a person `p`. */
export const PERSON_COLUMNS = 'p.id AS person_id, p.kind, p.name AS person_name, p.external_id';

/** Messages with the person of their thread; a condition on `m` follows. */
export const SELECT_MESSAGE = `
  SELECT m.*, ${PERSON_COLUMNS}
  FROM messages m JOIN threads t ON t.id = m.thread_id JOIN persons p ON p.id = t.person_id`;

const LAST_COLUMNS = `
  l.id AS last_id, l.client_message_id AS last_client_message_id, l.author_type AS last_author_type,
  l.author_id AS last_author_id, l.author_name AS last_author_name, l.content AS last_content,
  l.created_at AS last_created_at`;

const JOIN_LAST = 'LEFT JOIN messages l ON l.thread_id = t.id AND l.seq = t.top_seq';

/** How many messages of the team the customer of a thread `t` has not seen. */
export const CUSTOMER_UNREAD = `
    (SELECT count(*) FROM messages u
      WHERE u.thread_id = t.id AND u.seq > t.customer_seen AND u.author_type IN ('AGENT', 'BOT')) AS customer_unread`;

/** Threads with what their customer sees of them, and no more: every message asks. A condition on `t` follows. */
export const SELECT_OWN_THREAD = `
  SELECT t.id, t.conversation_id, t.client_thread_id, t.status, t.top_seq, t.team_delivered, t.team_seen,
    t.created_at, t.updated_at, ${PERSON_COLUMNS}, ${LAST_COLUMNS}, ${CUSTOMER_UNREAD}
  FROM threads t
  JOIN persons p ON p.id = t.person_id
  ${JOIN_LAST}`;

/** Threads with all that the team sees of them; a condition on `t` follows. */
export const SELECT_THREAD = `
  SELECT t.*, ${PERSON_COLUMNS}, w.title AS widget_title, a.name AS assignee_name, q.name AS queue_name,
    (SELECT string_agg(g.name, '\n') FROM thread_tags g WHERE g.thread_id = t.id) AS tags, ${LAST_COLUMNS},
    (SELECT count(*) FROM messages u
      WHERE u.thread_id = t.id AND u.seq > t.team_seen AND u.author_type = 'CUSTOMER') AS team_unread
  FROM threads t
  JOIN persons p ON p.id = t.person_id
  JOIN widgets w ON w.id = t.widget_id
  LEFT JOIN agents a ON a.id = t.assignee_id
  LEFT JOIN queues q ON q.id = t.queue_id
  ${JOIN_LAST}`;

/** A customer without a name goes by the identifier that the site vouched for. */
export function toPerson(row: PersonColumns): Person {
  const name = row.person_name ?? row.external_id;
  return { id: row.person_id, kind: row.kind, ...(name === null ? {} : { name }) };
}

/** A person as the author of messages. */
export function toCustomer(row: PersonColumns): Author {
  const { id, name } = toPerson(row);
  return { type: 'CUSTOMER', id, ...(name === undefined ? {} : { name }) };
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    threadId: row.thread_id,
    seq: row.seq,
    clientMessageId: row.client_message_id,
    author: toAuthor(row),
    content: JSON.parse(row.content) as Content,
    createdAt: row.created_at,
  };
}

/** The thread's customer is who the person is now: a visitor who logged in wrote the earlier messages too. */
function toAuthor(row: MessageRow): Author {
  if (row.author_type === 'CUSTOMER') return toCustomer(row);
  return {
    type: row.author_type,
    id: row.author_id ?? '',
    ...(row.author_name === null ? {} : { name: row.author_name }),
  };
}

export function toThread(row: OwnThreadRow): Thread {
  const lastMessage = toLastMessage(row);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    clientThreadId: row.client_thread_id,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    topSeq: row.top_seq,
    ...(lastMessage === undefined ? {} : { lastMessage }),
    unread: row.customer_unread,
    teamReceipts: { delivered: row.team_delivered, seen: row.team_seen },
  };
}

export function toConversation(row: ThreadRow): Conversation {
  const lastMessage = toLastMessage(row);
  return {
    id: row.conversation_id,
    threadId: row.id,
    widget: { id: row.widget_id, title: row.widget_title },
    customer: toPerson(row),
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    topSeq: row.top_seq,
    ...(lastMessage === undefined ? {} : { lastMessage }),
    unread: row.team_unread,
    ...(row.waiting_since === null ? {} : { waitingSince: row.waiting_since }),
    customerReceipts: { delivered: row.customer_delivered, seen: row.customer_seen },
    ...toCase(row),
  };
}

/** What a team has noted about a conversation, without what is as usual. */
function toCase(row: ThreadRow): Partial<Conversation> {
  const { priority, topic, summary, assignee_id, assignee_name, queue_id, queue_name, tags, closed_at } = row;
  return {
    ...(row.is_on_hold === 1 && row.status === 'OPEN' ? { isOnHold: true } : {}),
    ...(priority === 'NORMAL' ? {} : { priority }),
    ...(topic === null ? {} : { topic }),
    ...(summary === null ? {} : { summary }),
    ...(assignee_id === null ? {} : { assignee: { id: assignee_id, name: assignee_name ?? '' } }),
    ...(queue_id === null ? {} : { queue: { id: queue_id, name: queue_name ?? '' } }),
    ...(tags === null ? {} : { tags: tags.split('\n').sort() }),
    ...(closed_at === null ? {} : { closedAt: closed_at }),
  };
}

export function toMetadata(row: Pick<ThreadRow, 'context'>): JsonObject {
  return JSON.parse(row.context) as JsonObject;
}

function toLastMessage(row: ThreadColumns): Message | undefined {
  if (row.last_id === null) return undefined;
  return toMessage({
    ...row,
    id: row.last_id,
    thread_id: row.id,
    seq: row.top_seq,
    client_message_id: row.last_client_message_id,
    author_type: row.last_author_type,
    author_id: row.last_author_id,
    author_name: row.last_author_name,
    content: row.last_content,
    created_at: row.last_created_at,
  });
}
