import { AT_WORK, after, sampleConversation } from '../testing/samples';

describe('a conversation that is gone', () => {
  const listed = [
    ...AT_WORK,
    { type: 'conversationHeard', conversation: sampleConversation('a') },
    { type: 'conversationHeard', conversation: sampleConversation('b') },
    { type: 'draftChanged', conversationId: 'a-sample', text: 'Dear' },
  ] as const;
  const erased = { type: 'conversationErased', conversationId: 'a-sample' } as const;

  it('leaves the inbox, with what was being written in it', () => {
    const state = after(...listed, erased);
    expect(state.inbox.ids).toEqual(['b-sample']);
    expect(Object.keys(state.conversations)).toEqual(['b-sample']);
    expect(state.drafts).toEqual({});
    expect(state.logs).toEqual({});
  });

  it('says so where it was shown', () => {
    const state = after(...listed, { type: 'conversationOpened', conversationId: 'a-sample' }, erased);
    expect(state.openId).toBe('a-sample');
    expect(state.logs['a-sample']).toMatchObject({
      messages: [],
      load: { status: 'failed', error: { code: 'NOT_FOUND' } },
    });
  });
});
