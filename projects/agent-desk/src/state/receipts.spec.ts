import { AT_WORK, after, sampleConversation, sampleDetail, sampleMessages } from '../testing/samples';
import type { DeskEvent } from './desk-event';
import { dueReceipts } from './receipts';

const a = sampleConversation('a', { topSeq: 3, unread: 1 });
const b = sampleConversation('b', { topSeq: 2, unread: 2 });
const read = sampleConversation('c', { topSeq: 4 });
const events: readonly DeskEvent[] = [
  ...AT_WORK,
  ...[a, b, read].map((conversation): DeskEvent => ({ type: 'conversationHeard', conversation })),
  { type: 'conversationOpened', conversationId: a.id },
  { type: 'logRead', detail: sampleDetail(a, sampleMessages(1, 3)) },
];

describe('dueReceipts', () => {
  it('reports what arrived, and as seen only what is before the agent', () => {
    expect(dueReceipts(after(...events), { visible: true, reported: {} })).toEqual({
      [a.id]: { delivered: 3, seen: 3 },
      [b.id]: { delivered: 2, seen: 0 },
    });
  });

  it('claims nothing as seen while the page is hidden', () => {
    expect(dueReceipts(after(...events), { visible: false, reported: {} })[a.id]).toEqual({ delivered: 3, seen: 0 });
  });

  it('reports nothing twice', () => {
    const reported = { [a.id]: { delivered: 3, seen: 3 }, [b.id]: { delivered: 2, seen: 0 } };
    expect(dueReceipts(after(...events), { visible: true, reported })).toEqual({});
  });

  it('claims nothing as seen before its messages are shown', () => {
    const state = after(
      ...AT_WORK,
      { type: 'conversationHeard', conversation: a },
      { type: 'conversationOpened', conversationId: a.id },
    );
    expect(dueReceipts(state, { visible: true, reported: {} })).toEqual({ [a.id]: { delivered: 3, seen: 0 } });
  });
});
