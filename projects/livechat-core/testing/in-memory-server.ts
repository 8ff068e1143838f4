import { Subject, type Observable } from 'rxjs';
import {
  LiveChatError,
  type Author,
  type ClientFrame,
  type Message,
  type Person,
  type ServerFrame,
  type TeamContent,
  type ThreadStatus,
  type WidgetConfig,
} from '../protocol/index.js';
import type { Transport } from '../src/transport/transport.js';
import { InMemoryChat, type Counters, type StoredThread } from './in-memory-chat.js';
import { InMemoryFiles } from './in-memory-files.js';
import { InMemorySessions, type Session } from './in-memory-sessions.js';
import { InMemorySockets, type Socket } from './in-memory-sockets.js';

/** The widget that the in-memory server serves unless a test says otherwise. */
export const TEST_WIDGET: WidgetConfig = {
  id: '11111111-2222-4333-8444-555555555555',
  title: 'Test shop',
  multiThread: true,
  themes: { default: { styles: {} }, dark: { styles: { '--lc-scheme': 'dark' } } },
  attachments: { isEnabled: true, maxSize: 1024, allowedExtensions: ['png', 'pdf', 'txt'] },
};

/**
 * A chat server within the test: it speaks the whole protocol over a {@link Transport}, keeps the
 * same rules as the real one, answers at once, and does what a test tells it to.
 *
 * @example
 * ```ts
 * const server = new InMemoryServer();
 * const chat = createLiveChat({ transport: server.transport, store: memorySessionStore() });
 * await chat.init(server.widget.id);
 * const { threadId } = await chat.send('Hello');
 * server.reply(threadId!, 'Hi!');
 * ```
 */
export class InMemoryServer {
  /** What is stored, to look at. */
  readonly chat: InMemoryChat;
  /** Where files go: what `createLiveChat` takes as `files`. */
  readonly files: InMemoryFiles;
  /** Every frame that arrived, in order. */
  readonly received: ClientFrame[] = [];
  /** Every frame at the moment when it arrives. */
  readonly received$: Observable<ClientFrame>;
  /** The way to this server: what `createLiveChat` takes as `transport`. */
  readonly transport: Transport;

  readonly #frames = new Subject<ClientFrame>();
  #count = 0;
  readonly #counters: Counters = {
    newId: () => `id-${String((this.#count += 1)).padStart(19, '0')}`,
    now: () => 1_700_000_000_000 + this.#count,
  };
  #epoch = this.#counters.newId();
  readonly #sockets = new InMemorySockets((socket, frame) => {
    this.#receive(socket, frame);
  });
  readonly #sessions = new InMemorySessions(this.#counters);
  #intercept: ((frame: ClientFrame) => ServerFrame | 'drop' | null) | null = null;

  constructor(widget: WidgetConfig = TEST_WIDGET) {
    this.received$ = this.#frames.asObservable();
    this.transport = this.#sockets.transport;
    this.files = new InMemoryFiles((token) => this.#personOf(token), this.#counters);
    this.chat = new InMemoryChat(widget, this.#counters, (person, files) => this.files.claim(person, files));
  }

  /** What pages know of the widget. */
  get widget(): WidgetConfig {
    return this.chat.widget;
  }

  /** Changes the widget's configuration; open pages hear of it. */
  configure(changes: Partial<Omit<WidgetConfig, 'id'>>): void {
    this.chat.widget = { ...this.chat.widget, ...changes };
    for (const socket of this.#sockets.open) {
      if (socket.session !== null) this.#sockets.say(socket, { type: 'widget', widget: this.widget });
    }
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#sockets.open.length;
  }

  /** Cuts every connection; new ones fail until {@link heal}. */
  cut(): void {
    this.#sockets.cut();
  }

  /** Lets clients connect again. */
  heal(): void {
    this.#sockets.heal();
  }

  /** The tokens of all who are logged in run out. */
  expireTokens(): void {
    this.#sessions.expireCustomers();
    for (const socket of this.#sockets.open) {
      if (socket.session?.isExpired === true) this.#sockets.say(socket, this.#tokenExpired());
    }
  }

  /** The store is another one from now on, as after restoring a back-up. */
  changeEpoch(): void {
    this.#epoch = this.#counters.newId();
  }

  /**
   * Looks at each frame before the server does: `null` lets it through, `'drop'` loses the answer
   * after it was handled (as a connection that breaks at the wrong moment), a frame is the answer.
   */
  intercept(handler: ((frame: ClientFrame) => ServerFrame | 'drop' | null) | null): void {
    this.#intercept = handler;
  }

  /** An agent answers, with a text or anything else that a team may say. */
  reply(threadId: string, said: string | TeamContent, name = 'Ada'): Message {
    const content = typeof said === 'string' ? { type: 'TEXT' as const, text: said } : said;
    const message = this.chat.reply(threadId, content, agent(name));
    this.#toOwner(this.#thread(threadId), { type: 'message', message });
    return message;
  }

  /** An agent begins or stops writing. */
  type(threadId: string, isTyping: boolean, name = 'Ada'): void {
    this.#toOwner(this.#thread(threadId), { type: 'typing', threadId, author: agent(name), isTyping });
  }

  /** An agent's desk has received, or an agent has seen, everything in a thread. */
  receive(threadId: string, how: 'delivered' | 'seen'): void {
    const thread = this.#thread(threadId);
    const top = thread.messages.length;
    thread.teamReceipts = { delivered: top, seen: how === 'seen' ? top : thread.teamReceipts.seen };
    this.#announce(thread);
  }

  /** The team solves, closes or opens a conversation. */
  setStatus(threadId: string, status: ThreadStatus): void {
    const thread = this.#thread(threadId);
    thread.status = status;
    this.#announce(thread);
  }

  /** The contextual data that an agent or a bot reads. */
  contextOf(threadId: string): object {
    return this.#thread(threadId).context;
  }

  #receive(socket: Socket, frame: ClientFrame): void {
    this.received.push(frame);
    this.#frames.next(frame);
    const intercepted = this.#intercept?.(frame) ?? null;
    if (intercepted !== null && intercepted !== 'drop') {
      this.#sockets.say(socket, intercepted);
      return;
    }
    const answer = this.#answer(socket, frame);
    if (intercepted === 'drop') this.#sockets.close(socket, 1006);
    else if (answer !== null) this.#sockets.say(socket, answer);
  }

  #answer(socket: Socket, frame: ClientFrame): ServerFrame | null {
    if (frame.type === 'hello') return this.#hello(socket, frame);
    const { session } = socket;
    if (session === null) return null;
    if (session.isExpired && frame.type === 'ping') return { type: 'pong', tops: {} };
    if (session.isExpired && frame.type !== 'auth') return null;
    try {
      return this.#handle(socket, session, frame);
    } catch (thrown) {
      const error = LiveChatError.wrap(thrown).toJSON();
      if (frame.type === 'post') return { type: 'nack', clientMessageId: frame.clientMessageId, error };
      return { type: 'error', error, ...('requestId' in frame ? { requestId: frame.requestId } : {}) };
    }
  }

  #handle(socket: Socket, session: Session, frame: Exclude<ClientFrame, { type: 'hello' }>): ServerFrame | null {
    const { person } = session;
    switch (frame.type) {
      case 'post': {
        const { message, thread, isNew } = this.chat.post(person, frame);
        if (isNew && message.seq === 1)
          this.#toOwner(thread, { type: 'thread', thread: this.chat.view(thread) }, socket);
        if (isNew) this.#toOwner(thread, { type: 'message', message }, socket);
        return { type: 'ack', message, thread: this.chat.view(thread) };
      }
      case 'context':
        return {
          type: 'context-ack',
          requestId: frame.requestId,
          threadIds: [...this.chat.mergeContext(person, frame)],
        };
      case 'auth':
        return this.#authenticate(socket, session, frame.requestId, frame.jwt);
      case 'history': {
        const { requestId, threadId, limit, before, after } = frame;
        const range = { limit, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
        return { type: 'history-page', requestId, threadId, messages: this.chat.history(person, threadId, range) };
      }
      case 'receipt': {
        const thread = this.#thread(frame.threadId);
        thread.customerSeen = Math.max(thread.customerSeen, frame.seen);
        return null;
      }
      case 'typing':
        return null;
      case 'ping':
        return {
          type: 'pong',
          tops: Object.fromEntries(this.chat.threadsOf(person.id).map(({ id, messages }) => [id, messages.length])),
        };
    }
  }

  #hello(socket: Socket, frame: Extract<ClientFrame, { type: 'hello' }>): ServerFrame | null {
    if (frame.widgetId !== this.widget.id) {
      const error = new LiveChatError({
        code: 'WIDGET_NOT_FOUND',
        message: `There is no widget ${frame.widgetId}.`,
        remedy: 'Check the ID.',
      });
      this.#sockets.say(socket, { type: 'error', error: error.toJSON() });
      this.#sockets.close(socket, 4403);
      return null;
    }
    for (const token of frame.revoke ?? []) this.#end(token);
    const session = this.#sessions.find(frame.token) ?? this.#sessions.beginAsVisitor();
    socket.session = session;
    return session.isExpired ? this.#tokenExpired() : this.#welcome(session);
  }

  #tokenExpired(): ServerFrame {
    return { type: 'token-expired', widget: this.widget };
  }

  #welcome(session: Session, requestId?: string): ServerFrame {
    return {
      type: 'welcome',
      ...(requestId === undefined ? {} : { requestId }),
      token: session.token,
      epoch: this.#epoch,
      widget: this.widget,
      person: session.person,
      threads: this.chat.threadsOf(session.person.id).map((thread) => this.chat.view(thread)),
      serverTime: this.#counters.now(),
    };
  }

  #authenticate(socket: Socket, before: Session, requestId: string, jwt: string): ServerFrame {
    const { session, inheritedFrom } = this.#sessions.logIn(before, jwt);
    if (inheritedFrom !== null) {
      this.chat.inherit(inheritedFrom, session.person.id);
      this.files.inherit(inheritedFrom, session.person.id);
    }
    socket.session = session;
    return this.#welcome(session, requestId);
  }

  #personOf(token: string): Person {
    if (!this.#sockets.isUp)
      throw new LiveChatError({ code: 'UNAVAILABLE', message: 'The server is down.', remedy: 'Wait.' });
    const session = this.#sessions.find(token);
    if (session !== null) return session.person;
    throw new LiveChatError({ code: 'UNAUTHENTICATED', message: 'There is no such session.', remedy: 'Connect anew.' });
  }

  #end(token: string): void {
    const session = this.#sessions.end(token);
    if (session === null) return;
    for (const socket of this.#sockets.open.filter((other) => other.session === session)) {
      this.#sockets.say(socket, { type: 'session-ended' });
      this.#sockets.close(socket, 4401);
    }
  }

  #announce(thread: StoredThread): void {
    this.#toOwner(thread, { type: 'thread', thread: this.chat.view(thread) });
  }

  #toOwner(thread: StoredThread, frame: ServerFrame, except?: Socket): void {
    this.#sockets.tell(thread.personId, frame, except);
  }

  #thread(threadId: string): StoredThread {
    const thread = this.chat.threads.get(threadId);
    if (thread === undefined) throw new Error(`The test names a thread that does not exist: ${threadId}`);
    return thread;
  }
}

function agent(name: string): Author {
  return { type: 'AGENT', id: `agent-${name}`, name };
}
