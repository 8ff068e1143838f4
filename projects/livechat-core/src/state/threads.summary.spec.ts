import { frame, messageOf, play, threadIn, threadOf, welcomed } from './fixtures.harness.js';
import { HIDDEN_CONTENT } from './hidden-content.js';
import { messagesOf } from './messages-of.js';
import { selectTimeline } from './timeline.js';
import { withHistory, withMessage } from './threads.js';
import type { HistoryDirection, WidgetState } from './widget-state.js';

const ID = 'thread-01';
const message = (seq: number) => messageOf(ID, seq);
const arrived = (...seqs: readonly number[]) =>
  play(welcomed({ threads: [threadOf(ID)] }), ...seqs.map((seq) => frame({ type: 'message', message: message(seq) })));
const asked = (state: WidgetState, direction: HistoryDirection) => ({
  ...threadIn(state, ID),
  loading: { requestId: 'request-1', direction },
});

describe('what the list shows of a thread', () => {
  it('is the server’s count where the newest message is the same: it may be seen elsewhere', () => {
    const state = arrived(1, 2);
    expect(threadIn(state, ID).unread).toBe(2);
    const seenElsewhere = frame({ type: 'thread', thread: threadOf(ID, { topSeq: 2, unread: 0 }) });
    expect(threadIn(play(state, seenElsewhere), ID).unread).toBe(0);
  });

  it('has no newest message where there is none', () => {
    const state = play(welcomed({ threads: [threadOf(ID)] }), frame({ type: 'thread', thread: threadOf(ID) }));
    expect(threadIn(state, ID)).not.toHaveProperty('lastMessage');
  });

  it('G3: stays as it is when a message comes once more', () => {
    const state = arrived(1, 2);
    expect(withMessage(state, message(2))).toBe(state);
    expect(withMessage(state, message(1))).toBe(state);
    const torn = arrived(1, 5);
    const aboveGap = withMessage(torn, message(5));
    expect(aboveGap).toBe(torn);
    expect(messagesOf(threadIn(aboveGap, ID)).map(({ seq }) => seq)).toEqual([1, 5]);
    expect(threadIn(aboveGap, ID)).toMatchObject({ topSeq: 5, unread: 2 });
  });

  it('stays as it is when the newest message of a thread that is not read comes once more', () => {
    const listed = welcomed({ threads: [threadOf(ID, { topSeq: 5, lastMessage: message(5) })] });
    expect(withMessage(listed, message(5))).toBe(listed);
  });

  it('is the newest that either side knows of', () => {
    const told = (seq: number) => threadOf(ID, { topSeq: seq, lastMessage: message(seq), updatedAt: 1000 + seq });
    const tell = (seq: number) => frame({ type: 'thread', thread: told(seq) });
    const newer = play(arrived(1, 2), tell(4));
    expect(threadIn(newer, ID)).toMatchObject({ topSeq: 4, lastMessage: { seq: 4 }, updatedAt: 1004 });
    expect(threadIn(play(newer, tell(3)), ID)).toMatchObject({ topSeq: 4, lastMessage: { seq: 4 }, updatedAt: 1004 });
  });

  it('does not go back to a message from below the newest one', () => {
    const state = play(arrived(1, 4), frame({ type: 'message', message: message(3) }));
    expect(threadIn(state, ID)).toMatchObject({ topSeq: 4, lastMessage: { seq: 4 }, updatedAt: message(4).createdAt });
  });

  it('counts a message once that was announced before it came', () => {
    const announced = frame({ type: 'thread', thread: threadOf(ID, { topSeq: 2, unread: 2 }) });
    const state = play(arrived(1), announced, frame({ type: 'message', message: message(2) }));
    expect(threadIn(state, ID)).toMatchObject({ topSeq: 2, unread: 2 });
  });

  it('does not count what the site has filtered out', () => {
    const hidden = messageOf(ID, 1, { content: HIDDEN_CONTENT });
    const state = withMessage(arrived(), hidden);
    expect(threadIn(state, ID)).toMatchObject({ topSeq: 1, unread: 0 });
    expect(selectTimeline(state)).toEqual([]);
  });

  it('is seen once', () => {
    const seen = play(arrived(1), { type: 'seen', threadId: ID, seq: 1 });
    expect(play(seen, { type: 'seen', threadId: ID, seq: 1 })).toBe(seen);
  });
});

describe('the top of a thread', () => {
  it('G6: is not lowered by a page without older messages, so that the gap above is still filled', () => {
    expect(withHistory(asked(arrived(1, 5), 'older'), [])).toMatchObject({ contiguousTo: 1, topSeq: 5 });
    expect(withHistory(asked(arrived(1, 5), 'newer'), [])).toMatchObject({ contiguousTo: 1, topSeq: 1 });
  });

  it('is the last message of the newest page, whatever was announced', () => {
    const unread = welcomed({ threads: [threadOf(ID, { topSeq: 90 })] });
    expect(withHistory(asked(unread, 'latest'), [6, 7, 8].map(message)).topSeq).toBe(8);
  });
});
