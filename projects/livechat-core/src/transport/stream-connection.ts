import { Observable, type Subscriber } from 'rxjs';
import { PROTOCOL } from '../../protocol/client-frames.js';
import { retryAfterOf } from '../../protocol/close-hints.js';
import { byteLength, encodeFrame } from '../../protocol/encode-frame.js';
import { LiveChatError } from '../../protocol/errors.js';
import { LIMITS } from '../../protocol/limits.js';
import {
  BATCH_BYTES,
  STREAM_FRAMES_PATH,
  STREAM_PATH,
  decodeStreamEvent,
  encodeBatch,
  type StreamEvent,
} from '../../protocol/streaming.js';
import type { Fetch } from './streaming-transport.js';
import type { WireEvent } from './transport.js';

/** The close code of a connection that broke without one. */
const BROKEN = 1006;

/** Opens one stream; see {@link Transport.connect}. */
export function connectStream(serverUrl: string, request: Fetch): Observable<WireEvent> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    void new StreamLine(request, serverUrl, abort.signal).run(subscriber);
    return () => {
      abort.abort();
    };
  });
}

/** One stream from its opening to its end. */
class StreamLine {
  readonly #waiting: string[] = [];
  /** So that a proxy can lead all requests of one stream to one server; no secret. */
  readonly #route = Math.random().toString(36).slice(2, 10);
  #stream = '';
  #number = 0;
  #isSending = false;
  #fail: () => void = () => undefined;

  constructor(
    private readonly request: Fetch,
    private readonly serverUrl: string,
    private readonly signal: AbortSignal,
  ) {}

  async run(subscriber: Subscriber<WireEvent>): Promise<void> {
    const close = (code: number, retryAfterMs?: number): void => {
      subscriber.next({ type: 'closed', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
      subscriber.complete();
    };
    this.#fail = () => {
      close(BROKEN);
    };
    try {
      const response = await this.#post(STREAM_PATH, PROTOCOL);
      if (!response.ok || response.body === null) {
        close(BROKEN, waitOf(response));
        return;
      }
      for await (const block of blocksOf(response.body)) this.#hear(block, subscriber, close);
    } catch {
      // The network, or the page that has gone on; neither is an error here.
    }
    close(BROKEN);
  }

  #hear(block: string, subscriber: Subscriber<WireEvent>, close: (code: number, retryAfterMs?: number) => void): void {
    const event = read(block);
    switch (event.type) {
      case 'open':
        this.#stream = event.stream;
        subscriber.next({
          type: 'open',
          send: (frame) => {
            this.#waiting.push(encodeFrame(frame));
            if (!this.#isSending) void this.#sendAll();
          },
        });
        return;
      case 'close':
        close(event.code, retryAfterOf(event.reason));
        return;
      case 'frame':
      case 'garbage':
        subscriber.next(event);
    }
  }

  /** Sends what waits, a POST at a time, so that the order holds; what comes meanwhile goes with the next. */
  async #sendAll(): Promise<void> {
    this.#isSending = true;
    try {
      // What is sent in one go shall go in one request.
      await Promise.resolve();
      while (this.#waiting.length > 0) {
        const batch = { stream: this.#stream, number: this.#number, frames: this.#nextFrames() };
        this.#number += 1;
        const response = await this.#post(STREAM_FRAMES_PATH, encodeBatch(batch));
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
      }
    } catch {
      this.#fail();
    }
    this.#isSending = false;
  }

  #nextFrames(): string[] {
    let bytes = BATCH_BYTES - LIMITS.frameBytes;
    let count = 0;
    for (const frame of this.#waiting) {
      bytes += byteLength(frame) + 1;
      if (bytes > BATCH_BYTES && count > 0) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  #post(path: string, body: string): Promise<Response> {
    return this.request(`${this.serverUrl.replace(/\/$/, '')}${path}?route=${this.#route}`, {
      method: 'POST',
      // Anything else would make a browser ask for permission first.
      headers: { 'content-type': 'text/plain' },
      body,
      signal: this.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
  }
}

function read(block: string): StreamEvent | { readonly type: 'garbage'; readonly error: unknown } {
  try {
    return decodeStreamEvent(block);
  } catch (error) {
    return { type: 'garbage', error: LiveChatError.wrap(error) };
  }
}

/** The events of a body, each without the empty line that ends it. */
async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const [last = '', ...blocks] = (rest + decoder.decode(value, { stream: true })).split('\n\n').reverse();
    rest = last;
    yield* blocks.reverse();
  }
}

/** How long the answer asks to wait, in milliseconds. */
function waitOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? '');
  return seconds > 0 ? retryAfterOf(`retry-after-ms=${Math.round(seconds * 1000)}`) : undefined;
}
