import type { LocalEffect } from './effect/effect.js';
import { keepCredentials } from './effect/keep-credentials.js';
import { persistSession } from './effect/persist-session.js';
import { provideToken } from './effect/provide-token.js';
import { restoreSession } from './effect/restore-session.js';
import type { LiveChatConfig } from './live-chat-config.js';

/** What must not wait for the engine: what a reload or a crash would lose. */
const EFFECTS: readonly LocalEffect[] = [restoreSession, keepCredentials, persistSession];

/** What is written while the site is asked waits for the answer: it is asked before anything connects. */
export function localEffectsOf({ token }: LiveChatConfig): readonly LocalEffect[] {
  return token === undefined ? EFFECTS : [provideToken(token), ...EFFECTS];
}
