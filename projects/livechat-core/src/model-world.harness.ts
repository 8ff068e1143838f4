import { plainText, type ErrorCode, type ServerFrame } from '../protocol/index.js';
import type { InMemoryServer } from '../testing/index.js';
import type { LiveChat } from './live-chat.js';
import type { Runtime } from './runtime/runtime.js';
import { selectTimeline } from './state/timeline.js';
import type { ShownContent } from './state/widget-state.js';

/** In a model nothing may fail inside: what is reported ends the run. */
export const strictLogger: Runtime['logger'] = {
  warn: () => undefined,
  error: (message, error) => {
    throw new Error(message, { cause: error });
  },
};

/** What a message says, in one word. */
export function textOf(content: ShownContent): string {
  return plainText(content) ?? content.type;
}

/** How a server refuses a message. */
export function nackOf(clientMessageId: string, code: ErrorCode): ServerFrame {
  return { type: 'nack', clientMessageId, error: { code, message: 'refused by the test', remedy: 'none' } };
}

/** How the server answers posts, where a test has a say in it. As the real one it never refuses what it has stored. */
export class PostAnswers {
  readonly #server: InMemoryServer;
  #next: ((clientMessageId: string) => ServerFrame | 'drop') | null = null;

  constructor(server: InMemoryServer) {
    this.#server = server;
    server.intercept((frame) => (frame.type === 'post' ? this.#answer(frame.clientMessageId) : null));
  }

  /** Has the next message that is not stored yet answered so; `null` has none answered so any more. */
  setNext(answer: ((clientMessageId: string) => ServerFrame | 'drop') | null): void {
    this.#next = answer;
  }

  #answer(id: string): ServerFrame | 'drop' | null {
    if (this.#next === null || isStored(this.#server, id)) return null;
    const answer = this.#next(id);
    this.#next = null;
    return answer;
  }
}

function isStored(server: InMemoryServer, clientMessageId: string): boolean {
  const threads = [...server.chat.threads.values()];
  return threads.some(({ messages }) => messages.some((message) => message.clientMessageId === clientMessageId));
}

/** G3, G4 and G6: nothing waits, and the shown thread is the stored one, each message once, in its order. */
export function expectSettled({ state }: LiveChat, server: InMemoryServer): void {
  expect(state.connection.status).toBe('online');
  expect(state.outbox.filter(({ status }) => status !== 'failed')).toEqual([]);
  expect(state.heldContext).toEqual([]);
  const active = server.chat.threads.get(state.activeThreadId ?? '');
  if (active === undefined) return;
  const shown = selectTimeline(state).filter(({ entryId }) => entryId === undefined);
  expect(shown.map(({ content }) => textOf(content))).toEqual(active.messages.map(({ content }) => textOf(content)));
}
