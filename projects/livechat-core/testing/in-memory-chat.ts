import {
  LiveChatError,
  type Author,
  type Content,
  type ContextFrame,
  type FileReference,
  type JsonObject,
  type Message,
  type Person,
  type PostFrame,
  type Thread,
  type ThreadStatus,
  type WidgetConfig,
} from '../protocol/index.js';

/** Everything the in-memory server holds of one thread. */
export interface StoredThread {
  /** As customers name it. */
  readonly id: string;
  /** As the team names it. */
  readonly conversationId: string;
  /** The id under which the client opened it. */
  readonly clientThreadId: string;
  /** Milliseconds since 1970, counted by the test. */
  readonly createdAt: number;
  /** Whose it is. */
  personId: string;
  /** What has become of it. */
  status: ThreadStatus;
  /** The contextual data that was merged into it. */
  context: JsonObject;
  /** Up to which `seq` its customer has seen it. */
  customerSeen: number;
  /** Up to which `seq` the team has received and seen it. */
  teamReceipts: { delivered: number; seen: number };
  /** All of them, ascending by `seq`. */
  readonly messages: Message[];
}

/** What storing a post gives. */
export interface Posted {
  /** As it is stored. */
  readonly message: Message;
  /** The thread that holds it. */
  readonly thread: StoredThread;
  /** False for a repeat of a post that was stored before. */
  readonly isNew: boolean;
}

/** Ids and times of a test: counted, so that they are the same in every run. */
export interface Counters {
  /** An id that was not given before. */
  newId(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * The rules of the server in memory: idempotent posts, gapless `seq`, contextual data stored with
 * the message that brings it. It holds what a test wants to look at.
 */
export class InMemoryChat {
  /** By their ids. */
  readonly threads = new Map<string, StoredThread>();
  readonly #answers = new Map<string, readonly string[]>();

  constructor(
    /** The configuration that pages get. */
    public widget: WidgetConfig,
    private readonly counters: Counters,
    /** The files of a message as the server knows them; throws where it may not hold one. */
    private readonly claimFiles: (person: Person, files: readonly FileReference[]) => FileReference[] = (_, files) => [
      ...files,
    ],
  ) {}

  /** The threads of a person, oldest first. */
  threadsOf(personId: string): StoredThread[] {
    return [...this.threads.values()].filter((thread) => thread.personId === personId);
  }

  /** Stores a customer's message; a repeat gives the first answer. */
  post(person: Person, frame: PostFrame): Posted {
    const repeated = this.#findRepeat(person, frame.clientMessageId);
    if (repeated !== null) return repeated;
    const thread = this.#targetOf(person, frame);
    if (thread.status === 'CLOSED') {
      throw new LiveChatError({ code: 'THREAD_CLOSED', message: 'The thread is closed.', remedy: 'Start a new one.' });
    }
    const content = this.#contentOf(person, frame);
    if (frame.context !== undefined) this.#mergeOnce(person, frame.context.requestId, frame.context.data, [thread]);
    const author: Author = { type: 'CUSTOMER', id: person.id };
    const message = this.#append(thread, frame.clientMessageId, author, content);
    return { message, thread, isNew: true };
  }

  /** Stores what somebody of the team says. */
  reply(threadId: string, content: Content, author: Author): Message {
    return this.#append(this.#threadOrThrow(threadId), this.counters.newId(), author, content);
  }

  /** Merges contextual data into one thread, or all that are not closed; a repeat gives the first answer. */
  mergeContext(person: Person, { requestId, data, target }: ContextFrame): readonly string[] {
    const threads =
      'all' in target
        ? this.threadsOf(person.id).filter((thread) => thread.status !== 'CLOSED')
        : [this.#ownThread(person, target.threadId)];
    return this.#mergeOnce(person, requestId, data, threads);
  }

  /** A page of messages, ascending. */
  history(person: Person, threadId: string, range: { before?: number; after?: number; limit: number }): Message[] {
    const { messages } = this.#ownThread(person, threadId);
    if (range.after !== undefined) {
      const { after } = range;
      return messages.filter((message) => message.seq > after).slice(0, range.limit);
    }
    const before = range.before ?? Number.POSITIVE_INFINITY;
    return messages.filter((message) => message.seq < before).slice(-range.limit);
  }

  /** Gives the threads of one person to another, as a login does. */
  inherit(from: string, to: string): void {
    for (const thread of this.threadsOf(from)) thread.personId = to;
  }

  /** The thread as its customer sees it. */
  view(thread: StoredThread): Thread {
    const lastMessage = thread.messages.at(-1);
    return {
      id: thread.id,
      conversationId: thread.conversationId,
      clientThreadId: thread.clientThreadId,
      status: thread.status,
      createdAt: thread.createdAt,
      updatedAt: lastMessage?.createdAt ?? thread.createdAt,
      topSeq: thread.messages.length,
      ...(lastMessage === undefined ? {} : { lastMessage }),
      unread: thread.messages.filter(({ seq, author }) => seq > thread.customerSeen && author.type !== 'CUSTOMER')
        .length,
      teamReceipts: { ...thread.teamReceipts },
    };
  }

  #append(thread: StoredThread, clientMessageId: string, author: Author, content: Content): Message {
    const message: Message = {
      id: this.counters.newId(),
      threadId: thread.id,
      seq: thread.messages.length + 1,
      clientMessageId,
      author,
      content,
      createdAt: this.counters.now(),
    };
    thread.messages.push(message);
    return message;
  }

  #contentOf(person: Person, { content }: PostFrame): Content {
    return content.type === 'FILES' ? { ...content, files: this.claimFiles(person, content.files) } : content;
  }

  #findRepeat(person: Person, clientMessageId: string): Posted | null {
    for (const thread of this.threadsOf(person.id)) {
      const message = thread.messages.find((candidate) => candidate.clientMessageId === clientMessageId);
      if (message !== undefined) return { message, thread, isNew: false };
    }
    return null;
  }

  #targetOf(person: Person, { target }: PostFrame): StoredThread {
    if ('threadId' in target) return this.#ownThread(person, target.threadId);
    const own = this.threadsOf(person.id);
    const same = own.find((thread) => thread.clientThreadId === target.clientThreadId);
    const only = this.widget.multiThread ? undefined : own.find((thread) => thread.status !== 'CLOSED');
    return same ?? only ?? this.#open(person, target.clientThreadId);
  }

  #open(person: Person, clientThreadId: string): StoredThread {
    const thread: StoredThread = {
      id: this.counters.newId(),
      conversationId: this.counters.newId(),
      clientThreadId,
      createdAt: this.counters.now(),
      personId: person.id,
      status: 'OPEN',
      context: {},
      customerSeen: 0,
      teamReceipts: { delivered: 0, seen: 0 },
      messages: [],
    };
    this.threads.set(thread.id, thread);
    return thread;
  }

  #mergeOnce(person: Person, requestId: string, data: JsonObject, threads: readonly StoredThread[]): readonly string[] {
    const key = `${person.id} ${requestId}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    for (const thread of threads) thread.context = { ...thread.context, ...data };
    const ids = threads.map(({ id }) => id);
    // Only what was stored is remembered: data that found no conversation may come again.
    if (ids.length > 0) this.#answers.set(key, ids);
    return ids;
  }

  #ownThread(person: Person, threadId: string): StoredThread {
    const thread = this.#threadOrThrow(threadId);
    if (thread.personId !== person.id) throw notFound(threadId);
    return thread;
  }

  #threadOrThrow(threadId: string): StoredThread {
    const thread = this.threads.get(threadId);
    if (thread === undefined) throw notFound(threadId);
    return thread;
  }
}

function notFound(threadId: string): LiveChatError {
  return new LiveChatError({
    code: 'THREAD_NOT_FOUND',
    message: `There is no thread ${threadId}.`,
    remedy: 'Use the ID of a thread of this person.',
  });
}
