import { inject } from '@angular/core';
import { LIVE_CHAT, LiveChatService } from 'livechat-angular/service';
import type { JsonObject, Message, TeamContent } from 'livechat-core/protocol';
import { InMemoryServer } from 'livechat-core/testing';
import { Subject } from 'rxjs';
import { ChatClock } from './chat-clock';

/** Which message of the customer a test expects: its text, or what is true of its content. */
export type MessageMatch = string | ((content: Message['content']) => boolean);

/**
 * The other side of a chat in a test: the team, the connection and the time. It speaks of the
 * conversation with the newest message of the customer unless another one is named.
 *
 * @example
 * ```ts
 * const team = TestBed.inject(LiveChatTestingController);
 * await team.createConversation('Where is my order?');
 * team.reply('On its way!');
 * team.verify();
 * ```
 */
export class LiveChatTestingController {
  /** The server, for everything that has no word of its own here. */
  readonly server = inject(InMemoryServer);
  private readonly clock = inject(ChatClock);
  private readonly connectionChange = inject(ConnectionChange);
  private readonly chat = inject(LiveChatService);
  private readonly expected = new Set<string>();
  private readonly problems: string[] = [];

  constructor() {
    inject(LIVE_CHAT).events$.subscribe((event) => {
      if (event.type === 'error') this.problems.push(`${event.error.code}: ${event.error.message}`);
    });
  }

  /** What customers have written, in the order of its arrival; the messages of all conversations. */
  get received(): readonly Message[] {
    return [...this.server.chat.threads.values()]
      .flatMap(({ messages }) => messages.filter(({ author }) => author.type === 'CUSTOMER'))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Writes as the customer, and so begins a conversation. @returns the id of its thread */
  async createConversation(text = 'Hello'): Promise<string> {
    this.chat.openNewThread();
    const { threadId, message } = await this.chat.send(text);
    this.expected.add(message.id ?? '');
    return threadId ?? '';
  }

  /** An agent answers. */
  reply(said: string | TeamContent, options: { readonly threadId?: string; readonly name?: string } = {}): Message {
    return this.server.reply(options.threadId ?? this.newest(), said, options.name);
  }

  /** An agent begins or stops writing. */
  type(isTyping: boolean, threadId = this.newest()): void {
    this.server.type(threadId, isTyping);
  }

  /** An agent has seen everything. */
  see(threadId = this.newest()): void {
    this.server.receive(threadId, 'seen');
  }

  /** The team closes a conversation. */
  close(threadId = this.newest()): void {
    this.server.setStatus(threadId, 'CLOSED');
  }

  /** The contextual data that an agent sees. */
  context(threadId = this.newest()): JsonObject {
    return this.server.contextOf(threadId) as JsonObject;
  }

  /** Cuts the connection; there is none until {@link heal}. */
  cut(): void {
    this.server.cut();
  }

  /** Gives the connection back, and lets the chat notice at once. */
  heal(): void {
    this.server.heal();
    this.connectionChange.next();
  }

  /** Lets the chat's time pass, in milliseconds; nothing in it waits for real time. */
  advance(ms: number): void {
    this.clock.advance(ms);
  }

  /**
   * The first message of the customer that fits and was not expected before.
   *
   * @throws Error naming what has arrived instead
   */
  expectMessage(match: MessageMatch): Message {
    const open = this.unexpected();
    const found = open.find(({ content }) => fits(content, match));
    if (found === undefined) {
      const wanted = typeof match === 'string' ? `the message ${JSON.stringify(match)}` : 'such a message';
      throw new Error(`Expected ${wanted}; ${open.length === 0 ? 'nothing has arrived' : `arrived: ${list(open)}`}.`);
    }
    this.expected.add(found.id);
    return found;
  }

  /**
   * Nothing is left that the test has not looked at; for the end of a test.
   *
   * @throws Error where the customer wrote what nobody expected, something still waits to be sent, or the chat failed
   */
  verify(): void {
    const open = this.unexpected();
    if (open.length > 0) throw new Error(`The customer has written what the test did not expect: ${list(open)}.`);
    const waiting = this.chat.outbox();
    if (waiting.length > 0) throw new Error(`${waiting.length} of what was to be sent is not stored yet.`);
    if (this.problems.length > 0) throw new Error(`The chat has failed: ${this.problems.join('; ')}.`);
  }

  private unexpected(): readonly Message[] {
    return this.received.filter(({ id }) => !this.expected.has(id));
  }

  private newest(): string {
    const message = this.received.at(-1);
    if (message === undefined) throw new Error('There is no conversation: the customer has not written yet.');
    return message.threadId;
  }
}

/** Tells the chats of a test that it is worth trying to connect. */
export class ConnectionChange extends Subject<void> {}

function fits(content: Message['content'], match: MessageMatch): boolean {
  return typeof match === 'string' ? textOf(content) === match : match(content);
}

function textOf(content: Message['content']): string | undefined {
  return 'text' in content ? content.text : undefined;
}

function list(messages: readonly Message[]): string {
  return messages.map(({ content }) => JSON.stringify(textOf(content) ?? content)).join(', ');
}
