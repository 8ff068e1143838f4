import { AGENT, AT_WORK, after, sampleConversation, sampleId, sampleMessage } from '../testing/samples';
import type { DeskEvent } from './desk-event';
import { reduceDesk } from './reduce-desk';

const { id, customer } = sampleConversation('a');
const CUSTOMER = { type: 'CUSTOMER', id: customer.id } as const;
const typing = (
  isTyping: boolean,
  author: Extract<DeskEvent, { type: 'typingHeard' }>['author'] = CUSTOMER,
): DeskEvent => ({
  type: 'typingHeard',
  conversationId: id,
  author,
  isTyping,
});
const writers = (...events: readonly DeskEvent[]): readonly string[] =>
  (after(...AT_WORK, ...events).writers[id] ?? []).map((author) => author.id);

describe('who writes', () => {
  it('is known until it is said to have ended, once however often it is said', () => {
    expect(writers(typing(true), typing(true))).toEqual([customer.id]);
    expect(writers(typing(true), typing(false))).toEqual([]);
    expect(after(...AT_WORK, typing(true), typing(false)).writers).toEqual({});
  });

  it('is another agent too, but not the one who sits here', () => {
    const ada = { type: 'AGENT', id: sampleId('agent-ada'), name: 'Ada' } as const;
    expect(writers(typing(true, ada), typing(true))).toEqual([ada.id, customer.id]);
    expect(writers(typing(true, { type: 'AGENT', id: AGENT.id, name: AGENT.name }))).toEqual([]);
  });

  it('has ended with the message, the connection and the conversation', () => {
    const message = sampleMessage(1, { author: CUSTOMER });
    expect(writers(typing(true), { type: 'messageHeard', conversationId: id, message })).toEqual([]);
    expect(writers(typing(true), { type: 'liveLost' })).toEqual([]);
    expect(writers(typing(true), { type: 'conversationErased', conversationId: id })).toEqual([]);
  });

  it('leaves the state alone where nothing changes', () => {
    const state = after(...AT_WORK);
    expect(reduceDesk(state, typing(false))).toBe(state);
  });
});
