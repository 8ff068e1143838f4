import { InMemoryServer, TEST_WIDGET } from '../testing/index.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChatConfig } from './live-chat-config.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { SessionStore } from './session/session-store.js';
import { selectTimeline } from './state/timeline.js';

export const WIDGET = TEST_WIDGET.id;
export const silent = { warn: () => undefined, error: () => undefined };

/** An unsigned token: the in-memory server reads it, only the real one verifies. */
export function tokenFor(name: string, jti = `jti-${name}`): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { jti, sub: name, stp: 'externalPersonId', iss: WIDGET, iat: 1_700_000_000, name };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2ln`;
}

/** What the shown conversation says, line by line. */
export function textsOf(chat: LiveChat): unknown[] {
  return selectTimeline(chat.state).map(({ content }) => (content.type === 'TEXT' ? content.text : content.type));
}

/** A server with the chats of one browser; {@link close} ends them all. */
export class ChatBench {
  readonly server = new InMemoryServer();
  readonly store = memorySessionStore();
  readonly #open: LiveChat[] = [];

  chatOf(store: SessionStore = this.store, more: LiveChatConfig = {}): LiveChat {
    const { transport, files } = this.server;
    const runtime = { logger: silent, random: () => 0, ...more.runtime };
    const chat = createLiveChat({ engine: chatEngine, transport, files, store, ...more, runtime });
    this.#open.push(chat);
    return chat;
  }

  close(): void {
    for (const chat of this.#open) chat.dispose();
  }
}
