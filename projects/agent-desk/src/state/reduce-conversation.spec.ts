import {
  AGENT,
  AT_WORK,
  after,
  sampleConversation,
  sampleDetail,
  sampleMessage,
  sampleMessages,
} from '../testing/samples';
import type { DeskEvent } from './desk-event';
import { reduceDesk } from './reduce-desk';
import { shownConversation } from './shown-conversation';

const conversation = sampleConversation('a', { topSeq: 60 });
const id = conversation.id;
const opened: readonly DeskEvent[] = [
  ...AT_WORK,
  { type: 'conversationOpened', conversationId: id },
  { type: 'logReading', conversationId: id },
  { type: 'logRead', detail: sampleDetail(conversation, sampleMessages(51, 60)) },
];

describe('the shown conversation', () => {
  it('wants to be read when it is opened', () => {
    expect(after(...AT_WORK, { type: 'conversationOpened', conversationId: id }).logs[id]?.load.status).toBe('wanted');
    expect(after(...opened).logs[id]?.load.status).toBe('ready');
  });

  it('G6: wants to be read again when a message leaves a gap', () => {
    const state = after(...opened, { type: 'messageHeard', conversationId: id, message: sampleMessage(63) });
    expect(state.logs[id]?.load.status).toBe('wanted');
    expect(state.logs[id]?.messages.at(-1)?.seq).toBe(60);
  });

  it('G6: wants to be read again after a reconnection; others are forgotten', () => {
    const other = sampleConversation('b');
    const state = after(
      ...AT_WORK,
      { type: 'conversationOpened', conversationId: other.id },
      { type: 'logRead', detail: sampleDetail(other, sampleMessages(1, 1)) },
      ...opened.slice(AT_WORK.length),
      { type: 'liveLost' },
      { type: 'liveReady' },
    );
    expect(state.logs[id]?.load.status).toBe('wanted');
    expect(state.logs[id]?.messages).toHaveLength(10);
    expect(state.logs[other.id]).toBeUndefined();
  });

  it('moves the inbox with a message before the server describes the conversation again', () => {
    const message = sampleMessage(61);
    const state = after(...opened, { type: 'messageHeard', conversationId: id, message });
    expect(state.conversations[id]).toMatchObject({
      topSeq: 61,
      unread: 1,
      lastMessage: message,
      waitingSince: message.createdAt,
    });
  });

  it('ends the waiting when the team answers', () => {
    const author = { type: 'AGENT', id: AGENT.id } as const;
    const state = after(
      ...opened,
      { type: 'messageHeard', conversationId: id, message: sampleMessage(61) },
      { type: 'messageHeard', conversationId: id, message: sampleMessage(62, { author }) },
    );
    expect(state.conversations[id]?.waitingSince).toBeUndefined();
  });

  it('reads older messages while there are any, one page at a time', () => {
    const wanted = after(...opened, { type: 'olderWanted', conversationId: id });
    expect(wanted.logs[id]?.older.status).toBe('wanted');
    const whole = reduceDesk(wanted, { type: 'olderRead', conversationId: id, messages: sampleMessages(1, 50) });
    expect(whole.logs[id]?.messages).toHaveLength(60);
    expect(reduceDesk(whole, { type: 'olderWanted', conversationId: id }).logs[id]?.older.status).toBe('ready');
  });

  it('renews the context', () => {
    const state = after(...opened, { type: 'contextHeard', conversationId: id, context: { color: 'red' } });
    expect(shownConversation(state)?.log.context).toEqual({ color: 'red' });
  });

  it('keeps a context that was heard while an older one was being read, until the next read', () => {
    const reading: DeskEvent[] = [...opened, { type: 'logReading', conversationId: id }];
    const heard: DeskEvent = { type: 'contextHeard', conversationId: id, context: { page: 'Help' } };
    const read: DeskEvent = {
      type: 'logRead',
      detail: { ...sampleDetail(conversation, sampleMessages(51, 60)), context: { page: 'Shop' } },
    };
    expect(shownConversation(after(...reading, heard, read))?.log.context).toEqual({ page: 'Help' });
    const again: DeskEvent = { type: 'logReading', conversationId: id };
    expect(shownConversation(after(...reading, heard, read, again, read))?.log.context).toEqual({ page: 'Shop' });
  });

  it('is read after the sign-in when a link led to it', () => {
    const state = after({ type: 'conversationOpened', conversationId: id }, { type: 'noSession' }, ...AT_WORK);
    expect(shownConversation(state)).toMatchObject({ id, conversation: null, isLoading: true });
  });

  it('says why an action was refused until that is dismissed', () => {
    const error = { code: 'UNAVAILABLE', message: 'No answer.', remedy: 'Wait.' } as const;
    const state = after(...opened, { type: 'actionRefused', error });
    expect(state.notice).toEqual(error);
    expect(reduceDesk(state, { type: 'noticeDismissed' }).notice).toBeNull();
  });
});

describe('the session', () => {
  const draft: DeskEvent = { type: 'draftChanged', conversationId: id, text: 'I was just' };

  it('keeps what was written when it expires, and nothing that the server said', () => {
    const state = after(...opened, draft, { type: 'sessionExpired' });
    expect(state).toMatchObject({
      session: { status: 'signed-out', former: AGENT },
      drafts: { [id]: 'I was just' },
      openId: id,
      conversations: {},
      logs: {},
    });
    const back = reduceDesk(state, { type: 'signedIn', agent: AGENT });
    expect(back.drafts[id]).toBe('I was just');
    expect(back.logs[id]?.load.status).toBe('wanted');
  });

  it('shows nothing of it to another agent', () => {
    const other = { ...AGENT, id: 'agent-other-2' };
    const state = after(...opened, draft, { type: 'sessionExpired' }, { type: 'signedIn', agent: other });
    expect(state.drafts).toEqual({});
    expect(state.openId).toBeNull();
  });

  it('keeps nothing when the agent signs out', () => {
    const state = after(...opened, draft, { type: 'signedOut' });
    expect(state.drafts).toEqual({});
    expect(state.conversations).toEqual({});
  });
});
