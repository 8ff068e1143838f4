import { LIMITS } from 'livechat-core/protocol';

/** From how many characters left on it is shown how many. */
const SHOWN_FROM = 200;

/** How much may still be written, as coarsely as it is worth saying aloud. */
export type RoomLeft = 'enough' | 'little' | 'hardly any' | 'none' | 'too much written';

/** How many characters a message may still have, as it is sent; below zero for one that is too long. */
export function charactersLeft(text: string): number {
  return LIMITS.textLength - text.trim().length;
}

/** Whether to show how many characters are left. */
export function isNearLimit(left: number): boolean {
  return left <= SHOWN_FROM;
}

/** What is said changes with this, not with every key. */
export function roomLeft(left: number): RoomLeft {
  if (left < 0) return 'too much written';
  if (left === 0) return 'none';
  if (left <= 20) return 'hardly any';
  return left <= 100 ? 'little' : 'enough';
}
