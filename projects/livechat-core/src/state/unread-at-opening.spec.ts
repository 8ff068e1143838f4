import { call, frame, messageOf, play, threadOf, welcomed } from './fixtures.harness.js';

const thread = threadOf('thread-1', { topSeq: 4, unread: 2, lastMessage: messageOf('thread-1', 4) });
const mark = { threadId: 'thread-1', count: 2, topSeq: 4 };

describe('what was unread when a thread came into view', () => {
  it('is noted at the moment of opening, and stays when it is seen', () => {
    const opened = play(welcomed({ threads: [thread] }), call('show'), call('show_thread', 'thread-1'));
    expect(opened.unreadAtOpening).toEqual(mark);
    const seen = play(opened, { type: 'seen', threadId: 'thread-1', seq: 4 });
    expect(seen.threads['thread-1']?.unread).toBe(0);
    expect(seen.unreadAtOpening).toEqual(mark);
  });

  it('does not grow with what arrives while the thread is in view', () => {
    const opened = play(welcomed({ threads: [thread] }), call('show'), call('show_thread', 'thread-1'));
    const later = play(opened, frame({ type: 'message', message: messageOf('thread-1', 5) }));
    expect(later.unreadAtOpening).toBe(opened.unreadAtOpening);
  });

  it('is nothing in a thread that was read, on the list, and in a closed window', () => {
    const read = welcomed({ threads: [{ ...thread, unread: 0 }] });
    expect(play(read, call('show'), call('show_thread', 'thread-1')).unreadAtOpening).toBeNull();
    const opened = play(welcomed({ threads: [thread] }), call('show'), call('show_thread', 'thread-1'));
    expect(play(opened, call('show_thread_list')).unreadAtOpening).toBeNull();
    expect(play(opened, call('hide')).unreadAtOpening).toBeNull();
  });
});
