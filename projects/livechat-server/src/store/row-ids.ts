import { newId } from '../auth/secrets.js';
import type { Clock } from '../clock.js';

/** What the time takes in base 36, until the year 2059. */
const TIME_CHARACTERS = 8;

/**
 * Makes the ids of rows, in the form of every other id: the time first, then 84 random bits. What is
 * new lies side by side in an index then, where random ids would change a page of it each; and who
 * knows one id still cannot guess another.
 */
export function rowIds(clock: Clock): () => string {
  return () => `${clock().toString(36).padStart(TIME_CHARACTERS, '0')}${newId().slice(TIME_CHARACTERS)}`;
}
