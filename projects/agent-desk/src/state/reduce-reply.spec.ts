import {
  AGENT,
  AT_WORK,
  NOON,
  after,
  sampleConversation,
  sampleDetail,
  sampleId,
  sampleMessage,
} from '../testing/samples';
import type { DeskEvent } from './desk-event';
import { reduceDesk } from './reduce-desk';
import { dueReplies } from './reduce-reply';

const id = sampleId('a');
const busy = { code: 'UNAVAILABLE', message: 'The store is busy.', remedy: 'Try again.' } as const;
const refused = { code: 'THREAD_CLOSED', message: 'It is closed.', remedy: 'Reopen it.' } as const;

const written = (name: string, conversationId = id): DeskEvent => ({
  type: 'replyWritten',
  conversationId,
  clientMessageId: sampleId(name),
  text: name,
  files: [],
  createdAt: NOON,
});
const sending = (name: string): DeskEvent => ({ type: 'replySending', clientMessageId: sampleId(name) });
const due = (...events: readonly DeskEvent[]): readonly string[] =>
  dueReplies(after(...AT_WORK, ...events)).map(({ text }) => text);

describe('replies', () => {
  it('empty the draft when they are written', () => {
    const state = after({ type: 'draftChanged', conversationId: id, text: 'one' }, written('one'));
    expect(state.drafts).toEqual({});
    expect(state.outgoing).toHaveLength(1);
  });

  it('G5: go one at a time in each conversation, in the order in which they were written', () => {
    expect(due(written('one'), written('two'), written('other', sampleId('b')))).toEqual(['one', 'other']);
    expect(due(written('one'), sending('one'), written('two'))).toEqual([]);
  });

  it('wait for the connection', () => {
    expect(due(written('one'), { type: 'liveLost' })).toEqual([]);
    expect(due(written('one'), { type: 'liveLost' }, { type: 'liveReady' })).toEqual(['one']);
  });

  it('G5: wait behind one that failed for a moment, and go again together', () => {
    const failed: readonly DeskEvent[] = [
      written('one'),
      written('two'),
      sending('one'),
      { type: 'replyFailed', clientMessageId: sampleId('one'), error: busy },
    ];
    expect(due(...failed)).toEqual([]);
    expect(due(...failed, { type: 'replyRetried', clientMessageId: sampleId('two') })).toEqual(['one']);
    expect(due(...failed, { type: 'liveReady' })).toEqual(['one']);
  });

  it('G5: go past one that is refused for good', () => {
    const state = after(...AT_WORK, written('one'), written('two'), sending('one'), {
      type: 'replyFailed',
      clientMessageId: sampleId('one'),
      error: refused,
    });
    expect(dueReplies(state).map(({ text }) => text)).toEqual(['two']);
    expect(dueReplies(reduceDesk(state, { type: 'liveReady' })).map(({ text }) => text)).toEqual(['two']);
    expect(state.outgoing[0]).toMatchObject({ status: 'failed', error: refused });
  });

  it('G2: keep their id through every attempt', () => {
    const state = after(...AT_WORK, written('one'), sending('one'), {
      type: 'replyFailed',
      clientMessageId: sampleId('one'),
      error: busy,
    });
    const [again] = dueReplies(reduceDesk(state, { type: 'replyRetried', clientMessageId: sampleId('one') }));
    expect(again).toEqual({ ...state.outgoing[0], status: 'queued', error: undefined });
    expect(again?.clientMessageId).toBe(sampleId('one'));
  });

  it('G3: give way to the stored message, by whichever way it arrives first', () => {
    const message = sampleMessage(1, { clientMessageId: sampleId('one'), author: { type: 'AGENT', id: AGENT.id } });
    const conversation = sampleConversation('a');
    const opened: readonly DeskEvent[] = [
      ...AT_WORK,
      { type: 'conversationOpened', conversationId: id },
      written('one'),
    ];
    const heard: DeskEvent = { type: 'messageHeard', conversationId: id, message };
    const stored: DeskEvent = { type: 'replyStored', conversationId: id, message };
    const read: DeskEvent = { type: 'logRead', detail: sampleDetail(conversation, [message]) };
    for (const arrivals of [
      [heard, stored],
      [stored, heard],
      [read, stored, heard],
    ]) {
      const state = after(...opened, ...arrivals);
      expect(state.outgoing).toEqual([]);
      expect(state.logs[id]?.messages).toEqual([message]);
    }
  });

  it('can be discarded, except while they are under way', () => {
    const discard: DeskEvent = { type: 'replyDiscarded', clientMessageId: sampleId('one') };
    expect(after(written('one'), discard).outgoing).toEqual([]);
    expect(after(written('one'), sending('one'), discard).outgoing).toHaveLength(1);
  });

  it('go again after the sign-in when the session ended under them', () => {
    expect(
      due(
        written('one'),
        sending('one'),
        { type: 'sessionExpired' },
        { type: 'signedIn', agent: AGENT },
        { type: 'liveReady' },
      ),
    ).toEqual(['one']);
  });
});
