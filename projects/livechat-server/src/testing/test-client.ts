import { PROTOCOL, decodeServerFrame, type ClientFrame, type ServerFrame } from 'livechat-core/protocol';
import { WebSocket } from 'ws';

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** So long a test waits, in milliseconds: a little less than jest, which could not say what did come. */
const PATIENCE_MS = 50_000;

/** A client that says exactly what a test tells it, and keeps what it hears until it is asked for. */
export class TestClient {
  readonly #unread: ServerFrame[] = [];
  readonly closed: Promise<number>;
  #onFrame: () => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.#unread.push(decodeServerFrame((data as Buffer).toString()));
      this.#onFrame();
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code) => {
        resolve(code);
        this.#onFrame();
      });
    });
  }

  static open(url: string, headers: Readonly<Record<string, string>>): Promise<TestClient> {
    const socket = new WebSocket(url, { headers });
    const client = new TestClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        resolve(client);
      });
      socket.once('error', reject);
    });
  }

  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  sendBinary(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** Stops to read what the server sends. */
  stopReading(): void {
    this.socket.pause();
  }

  resumeReading(): void {
    this.socket.resume();
  }

  /** Says hello and waits for the answer. */
  async hello(widgetId: string, token?: string, revoke?: string[]): Promise<FrameOf<'welcome'>> {
    this.send({ type: 'hello', protocol: PROTOCOL, widgetId, token, revoke });
    return this.next('welcome');
  }

  /** Sends a text and waits for its ack. */
  async post(
    clientMessageId: string,
    target: { threadId: string } | { clientThreadId: string },
    text = clientMessageId,
  ): Promise<FrameOf<'ack'>> {
    this.send({ type: 'post', clientMessageId, target, content: { type: 'TEXT', text } });
    return this.next('ack');
  }

  /** Everything of this kind that has arrived when the server has answered all that was sent. */
  async drain(): Promise<ServerFrame[]> {
    this.send({ type: 'ping' });
    await this.next('pong');
    return this.#unread.splice(0);
  }

  /** The oldest unread frame of these kinds; frames of other kinds stay unread. */
  async next<T extends ServerFrame['type']>(...types: readonly T[]): Promise<FrameOf<T>> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const index = this.#unread.findIndex((frame) => (types as readonly string[]).includes(frame.type));
      const [found] = index === -1 ? [] : this.#unread.splice(index, 1);
      if (found !== undefined) return found as FrameOf<T>;
      if (this.socket.readyState === WebSocket.CLOSED) throw this.#missing(types, 'the socket is closed');
      const left = deadline - Date.now();
      if (left <= 0) throw this.#missing(types, 'nothing more came');
      await this.#arrival(left);
    }
  }

  close(): void {
    this.socket.close();
  }

  terminate(): void {
    this.socket.terminate();
  }

  #arrival(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#onFrame = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #missing(types: readonly string[], why: string): Error {
    return new Error(
      `No frame "${types.join('" or "')}": ${why}. Unread: ${JSON.stringify(this.#unread).slice(0, 500)}`,
    );
  }
}
