import { joinErased } from '../store/erased.js';
import type { Erased } from '../store/privacy-store.js';
import type { Store } from '../store/store.js';
import { announceErasure } from './announce-erasure.js';
import type { PrivacyDeps } from './privacy-deps.js';

/** For how many days what is kept. What is left out is kept until somebody erases it. */
export interface RetentionDays {
  /** Closed conversations, since the last change. */
  readonly conversations?: number | undefined;
  /** Conversations that nobody has closed, since the last change. */
  readonly idleConversations?: number | undefined;
  /** Files of messages, since they were sent. The messages stay. */
  readonly files?: number | undefined;
  /** Sessions of browsers, since the last visit. */
  readonly sessions?: number | undefined;
  /** Visitors without a conversation, since the last visit. */
  readonly visitors?: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The servers of one store share the work: one of them does it, and not more often than this. */
const EVERY_MS = 55 * 60 * 1000;

/** So much is erased in one transaction; others get their turn between two. */
const PART = 100;

/**
 * Erases whatever has been kept for long enough, if it is for this server to do so now.
 *
 * @returns how much was erased
 */
export async function sweepRetention(
  { store, fanOut, files }: PrivacyDeps,
  days: RetentionDays,
): Promise<{
  readonly conversations: number;
  readonly files: number;
  readonly sessions: number;
  readonly people: number;
}> {
  const swept = { conversations: 0, files: 0, sessions: 0, people: 0 };
  const isOff = Object.values(days).every((value) => value === undefined);
  if (isOff || !(await store.claimWork('retention', EVERY_MS))) return swept;
  const beginning = (kept: number): number => files.clock() - kept * DAY_MS;
  const take = (erased: Erased): void => {
    announceErasure(fanOut, erased);
    swept.conversations += erased.threads.length;
    swept.sessions += erased.sessionIds.length;
    swept.people += erased.personIds.length;
  };
  for (const [status, kept] of [
    ['CLOSED', days.conversations],
    ['SOLVED', days.idleConversations],
    ['OPEN', days.idleConversations],
  ] as const) {
    if (kept === undefined) continue;
    const changedBefore = beginning(kept);
    await repeat(async () => {
      const erased = await store.eraseConversations({ status, changedBefore, limit: PART });
      take(erased);
      return erased.threads.length;
    });
  }
  if (days.files !== undefined) {
    const sentBefore = beginning(days.files);
    await repeat(async () => {
      const retired = await store.retireFiles({ sentBefore, limit: PART });
      swept.files += retired;
      return retired;
    });
  }
  if (days.sessions !== undefined) {
    const seenBefore = beginning(days.sessions);
    await repeat(async () => {
      const erased = await store.eraseSessions({ seenBefore, limit: PART });
      take(erased);
      return erased.sessionIds.length;
    });
  }
  if (days.visitors !== undefined) take(await eraseVisitors(store, beginning(days.visitors)));
  return swept;
}

/** Until a part is not full. */
async function repeat(erasePart: () => Promise<number>): Promise<void> {
  while ((await erasePart()) === PART);
}

async function eraseVisitors(store: Store, seenBefore: number): Promise<Erased> {
  const parts: Erased[] = [];
  let after: string | undefined;
  do {
    const part = await store.eraseVisitors({ seenBefore, limit: PART, after });
    parts.push(part.erased);
    after = part.next;
  } while (after !== undefined);
  return joinErased(parts);
}
