import type { Message } from 'livechat-core/protocol';

/** Messages after a merge, and whether the log must be read again to be whole. */
export interface MergedLog {
  readonly messages: readonly Message[];
  readonly torn: boolean;
}

/**
 * Adds one message that was heard live. A message held already changes nothing; one that leaves a
 * gap, or that has the place of another, tears the log: it stays as it was until it is read again.
 *
 * @example
 * ```ts
 * appendMessage([one, two], four); // { messages: [one, two], torn: true }
 * ```
 */
export function appendMessage(held: readonly Message[], message: Message): MergedLog {
  const last = held.at(-1);
  if (last === undefined) return message.seq === 1 ? whole([message]) : torn(held);
  if (message.seq === last.seq + 1) return whole([...held, message]);
  if (message.seq > last.seq) return torn(held);
  const first = held[0];
  if (first === undefined || message.seq < first.seq) return whole(held);
  return held[message.seq - first.seq]?.id === message.id ? whole(held) : torn(held);
}

/**
 * Joins the newest page, as it was read, with what is held. Where both touch without contradiction
 * they become one; otherwise the page alone counts, as after a long absence or a restored store.
 */
export function joinNewestPage(held: readonly Message[], page: readonly Message[]): readonly Message[] {
  const first = page[0];
  const last = page.at(-1);
  const heldFirst = held[0];
  const heldLast = held.at(-1);
  if (first === undefined || last === undefined || heldFirst === undefined || heldLast === undefined) return page;
  if (heldLast.seq < first.seq - 1 || heldFirst.seq > last.seq + 1 || contradicts(held, page)) return page;
  return [
    ...held.filter((message) => message.seq < first.seq),
    ...page,
    ...held.filter((message) => message.seq > last.seq),
  ];
}

/** Puts an older page before what is held; a page that does not adjoin is dropped. */
export function prependOlderPage(held: readonly Message[], page: readonly Message[]): readonly Message[] {
  const first = held[0];
  if (first === undefined) return held;
  const older = page.filter((message) => message.seq < first.seq);
  return older.at(-1)?.seq === first.seq - 1 ? [...older, ...held] : held;
}

function contradicts(held: readonly Message[], page: readonly Message[]): boolean {
  const idBySeq = new Map(page.map((message) => [message.seq, message.id]));
  return held.some((message) => (idBySeq.get(message.seq) ?? message.id) !== message.id);
}

function whole(messages: readonly Message[]): MergedLog {
  return { messages, torn: false };
}

function torn(messages: readonly Message[]): MergedLog {
  return { messages, torn: true };
}
