import { AGENT, NOON, sampleMessage } from '../testing/samples';
import { isSameInput, timelineOf, type TimelineInput } from './timeline';

const MINUTE = 60_000;
const self = { type: 'AGENT', id: AGENT.id, name: AGENT.name } as const;
const base: TimelineInput = {
  messages: [],
  notes: [],
  hasOlder: false,
  outgoing: [],
  customerReceipts: { delivered: 0, seen: 0 },
  self,
  isOnline: true,
};
const at = (seq: number, minutes: number) => sampleMessage(seq, { createdAt: NOON + minutes * MINUTE });
const own = (seq: number) => sampleMessage(seq, { author: self });
const shape = (input: Partial<TimelineInput>) =>
  timelineOf({ ...base, ...input }).map((item) => (item.kind === 'group' ? item.entries.length : item.kind));
const deliveries = (input: Partial<TimelineInput>) =>
  timelineOf({ ...base, ...input }).flatMap((item) =>
    item.kind === 'group' ? item.entries.map((entry) => entry.delivery) : [],
  );

describe('isSameInput', () => {
  it('sees no difference in what leads to the same log', () => {
    const copy = { ...base, customerReceipts: { ...base.customerReceipts }, self: { ...self }, outgoing: [] };
    expect(isSameInput(base, copy)).toBe(true);
    const changes: readonly Partial<TimelineInput>[] = [
      { messages: [sampleMessage(1)] },
      { notes: [] },
      { hasOlder: true },
      { customerReceipts: { delivered: 1, seen: 0 } },
      { isOnline: false },
    ];
    for (const change of changes) expect(isSameInput(base, { ...base, ...change })).toBe(false);
  });
});

describe('timelineOf', () => {
  it('knows of each message what was chosen of it', () => {
    const answer = { type: 'ANSWER', text: 'Yes', payload: 'yes', messageId: sampleMessage(1).id } as const;
    const items = timelineOf({ ...base, messages: [own(1), sampleMessage(2, { content: answer })] });
    const chosen = items.flatMap((item) => (item.kind === 'group' ? item.entries.map((entry) => entry.chosen) : []));
    expect(chosen).toEqual([['yes'], []]);
  });

  it('groups what one author writes within five minutes', () => {
    expect(shape({ messages: [at(1, 0), at(2, 4.9), at(3, 5)] })).toEqual(['day', 2, 1]);
    expect(shape({ messages: [at(1, 0), own(2), at(3, 1)] })).toEqual(['day', 1, 1, 1]);
  });

  it('begins each day anew', () => {
    expect(shape({ messages: [at(1, 0), at(2, 24 * 60), at(3, 24 * 60 + 1)] })).toEqual(['day', 1, 'day', 2]);
  });

  it('shows the notes of the team at their time, also on days without a message', () => {
    const note = (id: string, minutes: number) => ({
      id,
      author: self,
      text: id,
      createdAt: NOON + minutes * MINUTE,
      updatedAt: NOON,
    });
    const messages = [at(1, 0), at(2, 2)];
    expect(shape({ messages, notes: [note('a', 1), note('b', 24 * 60)] })).toEqual([
      'day',
      1,
      'note',
      1,
      'day',
      'note',
    ]);
    // What is older than the messages that are read is shown with them.
    expect(shape({ messages, notes: [note('a', -1)], hasOlder: true })).toEqual(['day', 2]);
    expect(shape({ messages: [], notes: [note('a', 0)] })).toEqual(['day', 'note']);
  });

  it('says how far the last of the own messages came, and each one that came further than the next', () => {
    const messages = [own(1), own(2), own(3), own(4)];
    expect(deliveries({ messages, customerReceipts: { delivered: 3, seen: 2 } })).toEqual([
      null,
      'seen',
      'delivered',
      'sent',
    ]);
  });

  it('claims no delivery for what the customer wrote', () => {
    expect(deliveries({ messages: [at(1, 0)], customerReceipts: { delivered: 1, seen: 1 } })).toEqual([null]);
  });

  it('shows unconfirmed replies last, even by a clock that is behind', () => {
    const reply = {
      clientMessageId: 'client-new',
      conversationId: 'conversation',
      text: 'New',
      files: [],
      createdAt: NOON - 99 * MINUTE,
      status: 'queued',
    } as const;
    const items = timelineOf({ ...base, messages: [own(1)], outgoing: [reply] });
    expect(items).toHaveLength(2);
    expect(deliveries({ messages: [own(1)], outgoing: [reply] })).toEqual(['sent', 'sending']);
    expect(deliveries({ outgoing: [reply], isOnline: false })).toEqual(['waiting']);
    expect(deliveries({ outgoing: [{ ...reply, status: 'failed' }] })).toEqual(['failed']);
  });

  it('G3: gives a reply the same key before and after it is stored', () => {
    const reply = {
      clientMessageId: 'client-one',
      conversationId: 'conversation',
      text: 'x',
      files: [],
      createdAt: NOON,
      status: 'sending',
    } as const;
    const keys = (input: Partial<TimelineInput>) => timelineOf({ ...base, ...input }).map(({ key }) => key);
    expect(keys({ outgoing: [reply] })).toEqual(
      keys({ messages: [sampleMessage(1, { author: self, clientMessageId: 'client-one' })] }),
    );
  });
});
