import type { Message } from 'livechat-core/protocol';

/**
 * Holds what was acknowledged against what is stored: nothing is missing or different, nothing is
 * twice, the order has no gaps, and each sender's messages are in the sender's own order.
 */
export function checkHistory(stored: readonly Message[], acknowledged: readonly ReadonlyMap<string, Message>[]): void {
  const byId = new Map(stored.map((message) => [message.clientMessageId, message]));
  const lost = acknowledged.flatMap((sender) =>
    [...sender].filter(([id, { id: messageId, seq }]) => {
      const found = byId.get(id);
      return found?.id !== messageId || found.seq !== seq;
    }),
  );
  expect(lost).toEqual([]);
  expect(byId.size).toBe(stored.length);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  for (const sender of acknowledged) {
    const seqs = [...sender.keys()].map((id) => byId.get(id)?.seq ?? 0);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  }
}
