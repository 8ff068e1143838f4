import type { Message } from 'livechat-core/protocol';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestClient } from './test-client.js';

/** How long a writer waits before it tries again, in milliseconds. */
const PAUSE_MS = 20;

/** Where and as whom somebody writes. */
export interface Pen {
  /** The base URLs of the servers as they are now; a writer goes on to the next one when one fails. */
  readonly servers: () => readonly string[];
  readonly widgetId: string;
  readonly clientThreadId: string;
  /** Begins the ids of the messages. */
  readonly name: string;
  /** Default: a new visitor. */
  readonly token?: string;
}

/** A page that is connected, and its thread if there is one. */
interface Page {
  readonly client: TestClient;
  readonly threadId: string | undefined;
}

/**
 * A page that writes message after message and repeats each until it is acknowledged, as the protocol
 * asks of clients, whatever happens to the servers.
 */
export class PersistentWriter {
  /** What was acknowledged, by the client's id. */
  readonly acknowledged = new Map<string, Message>();
  #token: string | undefined;
  #page: Page | undefined;
  #place = 0;

  constructor(private readonly pen: Pen) {
    this.#token = pen.token;
  }

  /** Who it is; there from the first acknowledgement on. */
  get token(): string | undefined {
    return this.#token;
  }

  /** Writes until it is told to stop; the message under way is finished first. */
  async write(stop: AbortSignal): Promise<void> {
    for (let count = 0; !stop.aborted; count += 1) {
      const id = `${this.pen.name}-${String(count).padStart(6, '0')}`;
      let message = await this.#attempt(id);
      while (message === undefined) {
        await sleep(PAUSE_MS);
        message = await this.#attempt(id);
      }
      this.acknowledged.set(id, message);
    }
    this.#leave();
  }

  /** Everything that the store holds of the thread. */
  async readAll(): Promise<readonly Message[]> {
    const { client, threadId = '' } = await this.#connect();
    const stored: Message[] = [];
    for (;;) {
      const after = stored.at(-1)?.seq ?? 0;
      client.send({ type: 'history', requestId: 'request-1', threadId, after, limit: 100 });
      const { messages } = await client.next('history-page');
      if (messages.length === 0) break;
      stored.push(...messages);
    }
    this.#leave();
    return stored;
  }

  /** The stored message, or nothing when nobody knows whether it was stored. */
  async #attempt(id: string): Promise<Message | undefined> {
    try {
      const { client } = this.#page ?? (await this.#connect());
      client.send({
        type: 'post',
        clientMessageId: id,
        target: { clientThreadId: this.pen.clientThreadId },
        content: { type: 'TEXT', text: id },
      });
      const answer = await client.next('ack', 'nack');
      return answer.type === 'ack' ? answer.message : undefined;
    } catch {
      this.#leave();
      this.#place += 1;
      return undefined;
    }
  }

  async #connect(): Promise<Page> {
    const servers = this.pen.servers();
    const url = servers[this.#place % servers.length] ?? '';
    const client = await TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, {});
    const { token, threads } = await client.hello(this.pen.widgetId, this.#token);
    this.#token = token;
    const thread = threads.find(({ clientThreadId }) => clientThreadId === this.pen.clientThreadId);
    this.#page = { client, threadId: thread?.id };
    return this.#page;
  }

  #leave(): void {
    this.#page?.client.terminate();
    this.#page = undefined;
  }
}
