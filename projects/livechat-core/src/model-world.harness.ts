import { plainText, type ErrorCode, type ServerFrame } from '../protocol/index.js';
import type { InMemoryServer } from '../testing/index.js';
import type { LiveChat } from './live-chat.js';
import type { Runtime } from './runtime/runtime.js';
import { selectTimeline } from './state/selectors.js';
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

/** Has the next message that is not stored yet answered so: a server never refuses what it has stored. */
export function interceptPostOnce(
  server: InMemoryServer,
  answer: (clientMessageId: string) => ServerFrame | 'drop',
): void {
  server.intercept((frame) => {
    if (frame.type !== 'post' || isStored(server, frame.clientMessageId)) return null;
    server.intercept(null);
    return answer(frame.clientMessageId);
  });
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
