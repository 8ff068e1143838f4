import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine, webSocketTransport, type WebSocketConstructor } from 'livechat-core/engine';
import { Subject, interval } from 'rxjs';
import { WebSocket } from 'ws';
import { createServer, type LiveChatServer } from '../create-server.js';
import { signCustomerToken, type SecretKey } from '../sign/index.js';

/** How often chats that wait are made to try again, in milliseconds: a test has no time for the waits of a crowd. */
const WAKE_EVERY_MS = 50;

const SILENT = { warn: () => undefined, error: () => undefined };

/** A shop whose real server stops and starts again at the same address, and whole chats that talk to it. */
export class CommandShop {
  readonly #wake = new Subject<void>();
  readonly #chats: LiveChat[] = [];
  #dataDir = '';
  #port = 0;
  #later = 0;
  #server: LiveChatServer | undefined;
  #key: SecretKey | undefined;
  #widgetId = '';

  get widgetId(): string {
    return this.#widgetId;
  }

  async open(): Promise<void> {
    this.#dataDir = await mkdtemp(join(tmpdir(), 'livechat-commands-'));
    const server = await this.start();
    const { id, secretKey } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    this.#widgetId = id;
    this.#key = secretKey;
  }

  async start(): Promise<LiveChatServer> {
    const server = await createServer({
      host: '127.0.0.1',
      port: this.#port,
      dataDir: this.#dataDir,
      logLevel: 'silent',
      trustProxy: false,
      deskDir: join(this.#dataDir, 'desk'),
      widgetDir: join(this.#dataDir, 'widget'),
      clock: () => this.#now(),
    });
    this.#port = Number(new URL(await server.listen()).port);
    this.#server = server;
    return server;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  async close(): Promise<void> {
    for (const chat of this.#chats) chat.dispose();
    await this.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** From now on the server's clock shows so many milliseconds more. */
  pass(ms: number): void {
    this.#later += ms;
  }

  /** A chat that was not initialized. */
  chat(): LiveChat {
    const chat = createLiveChat({
      serverUrl: `http://127.0.0.1:${this.#port}`,
      engine: chatEngine,
      transport: webSocketTransport(WebSocket as unknown as WebSocketConstructor),
      store: memorySessionStore(),
      runtime: { wake$: this.#wake, logger: SILENT },
    });
    this.#chats.push(chat);
    return chat;
  }

  /** Waits for something; meanwhile all chats that wait for their next attempt try at once. */
  async patiently<T>(done: Promise<T>): Promise<T> {
    const waking = interval(WAKE_EVERY_MS).subscribe(() => this.#wake.next());
    try {
      return await done;
    } finally {
      waking.unsubscribe();
    }
  }

  /** What the site's backend gives somebody who has signed in: good for an hour. */
  tokenOf(name: string, widgetId = this.#widgetId): Promise<string> {
    if (this.#key === undefined) throw new Error('The shop is not open.');
    return signCustomerToken({
      widgetId,
      key: this.#key,
      subject: `${name}@shop.example`,
      subjectType: 'email',
      name,
      lifetimeSeconds: 3_600,
      issuedAt: new Date(this.#now()),
    });
  }

  #now(): number {
    return Date.now() + this.#later;
  }
}
