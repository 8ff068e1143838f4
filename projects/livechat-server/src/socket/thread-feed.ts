import { LIMITS, type AckFrame, type ServerFrame } from 'livechat-core/protocol';
import { messageForCustomer, threadForCustomer } from '../chat/seen-by-customer.js';
import type { Hint } from '../fan-out/fan-out.js';
import type { Outlet } from './outlet.js';
import type { SessionKey } from '../store/session-store.js';
import type { ThreadStore } from '../store/thread-store.js';

/**
 * Tells one socket what happens in the threads of one person, each thread's messages in the order of
 * the store and each once: hints only say up to where to read.
 */
export class ThreadFeed {
  /** By thread, the `seq` up to which the socket knows its messages; most pages never have one. */
  #known: Map<string, number> | undefined;

  constructor(
    private readonly store: ThreadStore,
    private readonly session: SessionKey,
    private readonly outlet: Pick<Outlet<ServerFrame>, 'send'>,
  ) {}

  /** The socket was told these tops, and reads by itself what is below them. */
  start(tops: readonly { readonly id: string; readonly topSeq: number }[]): void {
    for (const { id, topSeq } of tops) this.#know(id, Math.max(topSeq, this.#knownOf(id)));
  }

  /** Whether a hint may have anything to tell: a socket hears of its own messages when it knows them. */
  isNews(hint: Hint): boolean {
    return hint.type !== 'message' || hint.seq > this.#knownOf(hint.threadId);
  }

  /** Sends what a hint announces. */
  async follow(hint: Hint): Promise<void> {
    switch (hint.type) {
      case 'message':
        return this.#followMessage(hint.threadId, hint.seq);
      case 'thread':
        return this.#sendThread(hint.threadId);
      case 'typing':
        // The customer's own writing is news to the desks only.
        if (hint.author.type === 'CUSTOMER' || !this.#isKnown(hint.threadId)) return;
        return this.outlet.send({
          type: 'typing',
          threadId: hint.threadId,
          author: hint.author,
          isTyping: hint.isTyping,
        });
      case 'context':
      case 'notes':
      case 'session':
      case 'erased':
      case 'widget':
        return;
    }
  }

  /** Sends the answer to the socket's own post, after what others wrote before it. */
  async acknowledge(ack: AckFrame): Promise<void> {
    const { threadId, seq } = ack.message;
    // An old thread that the socket never heard of is read by the client, page by page.
    if (this.#isKnown(threadId) || seq <= LIMITS.historyPage) await this.#catchUp(threadId, seq - 1);
    this.outlet.send(ack);
    if (seq > this.#knownOf(threadId)) this.#know(threadId, seq);
  }

  #isKnown(threadId: string): boolean {
    return this.#known?.has(threadId) === true;
  }

  #knownOf(threadId: string): number {
    return this.#known?.get(threadId) ?? 0;
  }

  #know(threadId: string, seq: number): void {
    this.#known ??= new Map();
    this.#known.set(threadId, seq);
  }

  async #followMessage(threadId: string, seq: number): Promise<void> {
    if (seq <= this.#knownOf(threadId)) return;
    await this.#catchUp(threadId, seq);
    await this.#sendThread(threadId);
  }

  async #catchUp(threadId: string, seq: number): Promise<void> {
    // A client takes messages of threads that it knows.
    if (seq > 0 && !this.#isKnown(threadId)) await this.#sendThread(threadId);
    for (;;) {
      const known = this.#knownOf(threadId);
      if (known >= seq) return;
      const messages = await this.store.readHistory({
        session: this.session,
        threadId,
        // Not what came later: the socket's own messages are for their acks to tell.
        range: { after: known, before: seq + 1, limit: LIMITS.historyPage },
      });
      const last = messages.at(-1);
      if (last === undefined) return;
      for (const message of messages) this.outlet.send({ type: 'message', message: messageForCustomer(message) });
      this.#know(threadId, last.seq);
    }
  }

  async #sendThread(threadId: string): Promise<void> {
    const thread = await this.store.findThread(this.session.personId, threadId);
    if (thread !== undefined) this.outlet.send({ type: 'thread', thread: threadForCustomer(thread) });
  }
}
