import type { Author, Message, Receipts, TeamNote } from 'livechat-core/protocol';
import type { OutgoingReply } from '../state/desk-state';
import { dayNumber } from '../text/moments';

const GROUP_SPAN_MS = 5 * 60_000;

/** How far a message of the team has come. */
export type Delivery = 'waiting' | 'sending' | 'failed' | 'sent' | 'delivered' | 'seen';

/** One message as the log shows it. */
export interface TimelineEntry {
  /** The same before and after the server has stored the message, so that it does not flicker. */
  readonly key: string;
  readonly content: Message['content'];
  /** Payloads of this message's choices that the customer has chosen. */
  readonly chosen: readonly string[];
  readonly createdAt: number;
  /** Set where it says something new: at the end of a group, and where the next message got less far. */
  readonly delivery: Delivery | null;
  /** The unconfirmed reply that this entry shows. */
  readonly reply: OutgoingReply | null;
}

/** Messages that one author wrote within a few minutes. */
export interface TimelineGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly author: Author;
  /** When its first message was written. */
  readonly startedAt: number;
  readonly entries: readonly TimelineEntry[];
}

/** Where another day begins. */
export interface TimelineDay {
  readonly kind: 'day';
  readonly key: string;
  readonly moment: number;
}

/** What somebody of the team noted, where it was noted. */
export interface TimelineNote {
  readonly kind: 'note';
  readonly key: string;
  readonly note: TeamNote;
}

export type TimelineItem = TimelineGroup | TimelineDay | TimelineNote;

/** What the log of a conversation is made of. */
export interface TimelineInput {
  readonly messages: readonly Message[];
  /** Oldest first. */
  readonly notes: readonly TeamNote[];
  /** Whether there are messages before these: notes from their time are not shown yet. */
  readonly hasOlder: boolean;
  readonly outgoing: readonly OutgoingReply[];
  readonly customerReceipts: Receipts;
  /** The agent who looks. */
  readonly self: Author;
  readonly isOnline: boolean;
}

const NOTHING: readonly string[] = [];

interface Line {
  readonly author: Author;
  readonly entry: TimelineEntry;
}

/** A line, or a note at its place among them. */
type Part = { readonly moment: number } & (
  { readonly line: Line; readonly note?: never } | { readonly note: TeamNote; readonly line?: never }
);

/** Whether two inputs give the same log: most of what happens at the desk changes nothing in it. */
export function isSameInput(a: TimelineInput, b: TimelineInput): boolean {
  return (
    a.messages === b.messages &&
    a.notes === b.notes &&
    a.hasOlder === b.hasOlder &&
    a.customerReceipts.delivered === b.customerReceipts.delivered &&
    a.customerReceipts.seen === b.customerReceipts.seen &&
    a.self.id === b.self.id &&
    a.isOnline === b.isOnline &&
    a.outgoing.length === b.outgoing.length &&
    a.outgoing.every((reply, index) => reply === b.outgoing[index])
  );
}

/** The log as it is shown: day by day, grouped by author and time, what is unconfirmed at the end. */
export function timelineOf(input: TimelineInput): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let day: number | null = null;
  for (const { line, note, moment } of partsOf(input)) {
    const partDay = dayNumber(moment);
    if (partDay !== day) items.push({ kind: 'day', key: `day:${partDay}`, moment });
    day = partDay;
    const last = items.at(-1);
    if (note !== undefined) {
      items.push({ kind: 'note', key: `note:${note.id}`, note });
    } else if (last?.kind === 'group' && continues(last, line)) {
      items[items.length - 1] = extendGroup(last, line.entry);
    } else {
      items.push(startGroup(line));
    }
  }
  return items;
}

/** Each note stands before the first message that is later than it. */
function partsOf(input: TimelineInput): readonly Part[] {
  const { notes, hasOlder, messages } = input;
  const from = hasOlder ? (messages[0]?.createdAt ?? 0) : 0;
  const waiting = notes.filter(({ createdAt }) => createdAt >= from);
  const parts: Part[] = [];
  for (const line of linesOf(input)) {
    const moment = line.entry.createdAt;
    while (waiting[0] !== undefined && waiting[0].createdAt < moment) parts.push(...notePart(waiting.shift()));
    parts.push({ line, moment });
  }
  return [...parts, ...waiting.flatMap(notePart)];
}

function notePart(note: TeamNote | undefined): readonly Part[] {
  return note === undefined ? [] : [{ note, moment: note.createdAt }];
}

function linesOf({ messages, outgoing, customerReceipts, self, isOnline }: TimelineInput): readonly Line[] {
  const chosen = chosenIn(messages);
  const stored = messages.map((message): Line => ({
    author: message.author,
    entry: {
      key: keyOf(message.author, message.clientMessageId),
      content: message.content,
      chosen: chosen.get(message.id) ?? NOTHING,
      createdAt: message.createdAt,
      delivery: message.author.type === 'AGENT' ? deliveryOf(message, customerReceipts) : null,
      reply: null,
    },
  }));
  // The browser's clock may be behind the server's; what is unconfirmed still comes last.
  const newest = messages.at(-1)?.createdAt ?? 0;
  const unconfirmed = outgoing.map((reply): Line => ({
    author: self,
    entry: {
      key: keyOf(self, reply.clientMessageId),
      content: contentOf(reply),
      chosen: NOTHING,
      createdAt: Math.max(newest, reply.createdAt),
      delivery: progressOf(reply, isOnline),
      reply,
    },
  }));
  return [...stored, ...unconfirmed];
}

/** What was chosen of each message. An answer comes after what it answers: both are drawn, or the answer alone. */
function chosenIn(messages: readonly Message[]): ReadonlyMap<string, readonly string[]> {
  const chosen = new Map<string, readonly string[]>();
  for (const { content } of messages) {
    if (content.type !== 'ANSWER' || content.messageId === undefined) continue;
    chosen.set(content.messageId, [...(chosen.get(content.messageId) ?? []), content.payload]);
  }
  return chosen;
}

function deliveryOf({ seq }: Message, { delivered, seen }: Receipts): Delivery {
  if (seq <= seen) return 'seen';
  return seq <= delivered ? 'delivered' : 'sent';
}

function progressOf({ status }: OutgoingReply, isOnline: boolean): Delivery {
  switch (status) {
    case 'queued':
      return isOnline ? 'sending' : 'waiting';
    case 'sending':
      return 'sending';
    case 'failed':
      return 'failed';
  }
}

function startGroup({ author, entry }: Line): TimelineGroup {
  return { kind: 'group', key: `group:${entry.key}`, author, startedAt: entry.createdAt, entries: [entry] };
}

function extendGroup(group: TimelineGroup, entry: TimelineEntry): TimelineGroup {
  const last = group.entries.at(-1);
  if (last?.reply !== null || last.delivery !== entry.delivery) {
    return { ...group, entries: [...group.entries, entry] };
  }
  return { ...group, entries: [...group.entries.slice(0, -1), { ...last, delivery: null }, entry] };
}

function continues(group: TimelineGroup, { author, entry }: Line): boolean {
  return (
    group.author.type === author.type &&
    group.author.id === author.id &&
    entry.createdAt - group.startedAt < GROUP_SPAN_MS
  );
}

function keyOf({ type, id }: Author, clientMessageId: string): string {
  return `${type}:${id}:${clientMessageId}`;
}

function contentOf({ text, files }: OutgoingReply): Message['content'] {
  if (files.length === 0) return { type: 'TEXT', text };
  return { type: 'FILES', files: [...files], ...(text === '' ? {} : { text }) };
}
