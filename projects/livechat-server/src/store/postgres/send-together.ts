import { nextTick } from 'node:process';
import type { Duplex } from 'node:stream';

/**
 * Lets what is written to a stream wait until this turn's promises are settled, and then go as one packet. The driver writes
 * each statement by itself, and every packet wakes the database: statements that go together should do so once.
 */
export function sendTogether(stream: Duplex): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  nextTick(() => stream.uncork());
}
