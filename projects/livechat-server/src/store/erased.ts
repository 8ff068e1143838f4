import type { Erased } from './privacy-store.js';

/** Nothing. */
export const NOTHING_ERASED: Erased = { personIds: [], threads: [], sessionIds: [] };

/** What several erasures did together. */
export function joinErased(parts: readonly Erased[]): Erased {
  return {
    personIds: parts.flatMap(({ personIds }) => personIds),
    threads: parts.flatMap(({ threads }) => threads),
    sessionIds: parts.flatMap(({ sessionIds }) => sessionIds),
  };
}
