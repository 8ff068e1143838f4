import { TestBed } from '@angular/core/testing';
import type { Message } from 'livechat-core/protocol';
import { DeskStore } from '../state/desk-store';
import { AGENT, AT_WORK, sampleConversation, sampleDetail, sampleMessage, sampleMessages } from '../testing/samples';
import { Announcer } from '../ui/announcer';
import { announceMessages } from './announce-messages';

const conversation = sampleConversation('a', { customer: { id: 'customer-ann', kind: 'CUSTOMER', name: 'Ann' } });

function start() {
  const store = TestBed.inject(DeskStore);
  const announcer = TestBed.inject(Announcer);
  TestBed.runInInjectionContext(announceMessages);
  for (const event of AT_WORK) store.dispatch(event);
  store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
  store.dispatch({ type: 'logRead', detail: sampleDetail(conversation, sampleMessages(1, 2)) });
  const hear = (message: Message, conversationId = conversation.id) => {
    store.dispatch({ type: 'messageHeard', conversationId, message });
  };
  return { hear, said: () => announcer.latest()[0] };
}

describe('announceMessages', () => {
  it('G3: says a message once, with who wrote it', () => {
    const { hear, said } = start();
    expect(said()).toBeUndefined();
    hear(sampleMessage(3));
    const first = said();
    expect(first?.words).toBe('Ann: Message 3');
    hear(sampleMessage(3));
    expect(said()).toBe(first);
    hear(sampleMessage(4, { content: { type: 'TEXT', text: 'Message 3' } }));
    expect(said()).not.toBe(first);
  });

  it('is silent about the own messages, and about other conversations', () => {
    const { hear, said } = start();
    hear(sampleMessage(3, { author: { type: 'AGENT', id: AGENT.id } }));
    hear(sampleMessage(1), sampleConversation('b').id);
    expect(said()).toBeUndefined();
    hear(sampleMessage(4, { author: { type: 'AGENT', id: 'agent-zoe-01', name: 'Zoe' } }));
    expect(said()?.words).toBe('Zoe: Message 4');
  });
});
