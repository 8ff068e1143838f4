import type { LocalEffect } from './effect/effect.js';
import { keepCredentials } from './effect/keep-credentials.js';
import { persistSession } from './effect/persist-session.js';
import { restoreSession } from './effect/restore-session.js';

/** What must not wait for the engine: what a reload or a crash would lose. */
export const LOCAL_EFFECTS: readonly LocalEffect[] = [restoreSession, keepCredentials, persistSession];
