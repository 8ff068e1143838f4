import { connection, frame, messageOf, play, threadOf, welcomed } from './fixtures.harness.js';
import { selectTyping } from './conversation-selectors.js';

const thread = threadOf('thread-01');
const grace = { type: 'AGENT', id: 'agent-001', name: 'Grace' } as const;
const ada = { type: 'BOT', id: 'bot-0001', name: 'Ada' } as const;
const said = (
  author: typeof grace | typeof ada | { type: 'CUSTOMER'; id: string },
  isTyping: boolean,
  threadId = 'thread-01',
) => frame({ type: 'typing', threadId, author, isTyping });

const writing = () => play(welcomed({ threads: [thread] }), said(grace, true));

describe('who is writing', () => {
  it('is known of the shown conversation until that is over', () => {
    expect(selectTyping(writing())).toEqual(grace);
    expect(selectTyping(play(writing(), said(ada, true)))).toEqual(ada);
    expect(selectTyping(play(writing(), said(grace, false)))).toBeNull();
    expect(selectTyping(play(writing(), { type: 'typing-forgotten', threadId: 'thread-01' }))).toBeNull();
  });

  it('is somebody else than who has stopped', () => {
    expect(selectTyping(play(writing(), said(ada, false)))).toEqual(grace);
  });

  it('is nobody where somebody stops who was not heard to begin', () => {
    const state = welcomed({ threads: [thread] });
    expect(play(state, said(grace, false))).toBe(state);
  });

  it('is known of each conversation by itself', () => {
    const both = play(
      welcomed({ threads: [thread, threadOf('thread-02')] }),
      said(grace, true),
      said(ada, true, 'thread-02'),
    );
    expect(play(both, { type: 'typing-forgotten', threadId: 'thread-01' }).typing).toEqual({ 'thread-02': ada });
  });

  it('stops with their message, and with nobody else’s', () => {
    const message = (author: typeof grace | typeof ada) =>
      frame({ type: 'message', message: messageOf('thread-01', 1, { author }) });
    expect(selectTyping(play(writing(), message(grace)))).toBeNull();
    expect(selectTyping(play(writing(), message(ada)))).toEqual(grace);
  });

  it('is not known any more when the connection is gone', () => {
    expect(selectTyping(play(writing(), connection('waiting')))).toBeNull();
  });

  it('is not the customer, in another tab, nor anybody in a thread that is not known', () => {
    const state = welcomed({ threads: [thread] });
    expect(play(state, said({ type: 'CUSTOMER', id: 'visitor-1' }, true))).toBe(state);
    expect(play(state, said(grace, true, 'thread-99'))).toBe(state);
    expect(play(state, { type: 'typing-forgotten', threadId: 'thread-01' })).toBe(state);
  });

  it('is of no conversation where none is shown', () => {
    expect(selectTyping(play(welcomed(), said(grace, true)))).toBeNull();
  });
});
