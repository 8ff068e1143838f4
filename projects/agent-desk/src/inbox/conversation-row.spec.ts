import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Conversation } from 'livechat-core/protocol';
import { AGENT, NOON, sampleConversation, sampleMessage } from '../testing/samples';
import { ServerClock } from '../live/server-clock';
import { ConversationRow } from './conversation-row';

const HOSTILE = '<img src=x onerror=alert(1)>';

async function render(conversation: Conversation) {
  const now = signal(NOON + 10 * 60_000);
  TestBed.configureTestingModule({ providers: [{ provide: ServerClock, useValue: { now } }] });
  const fixture = TestBed.createComponent(ConversationRow, {
    bindings: [
      inputBinding('conversation', () => conversation),
      inputBinding('isOpen', () => false),
      inputBinding('showsWidget', () => true),
      inputBinding('agentId', () => AGENT.id),
    ],
  });
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const text = (selector: string): string => root.querySelector(selector)?.textContent.trim() ?? '';
  return { root, text, now, fixture };
}

describe('ConversationRow', () => {
  it('says who waits, for how long, and for what', async () => {
    const { text, now, fixture } = await render(
      sampleConversation('a', { unread: 2, waitingSince: NOON, lastMessage: sampleMessage(2) }),
    );
    expect(text('.name')).toMatch(/^Visitor [0-9A-F]{4}$/);
    expect(text('.summary')).toBe('Message 2');
    expect(text('.waiting')).toBe('Waiting 10 minutes');
    expect(text('.count')).toContain('2 unread messages');
    now.update((moment) => moment + 60_000);
    await fixture.whenStable();
    expect(text('.waiting')).toBe('Waiting 11 minutes');
  });

  it('does not let a solved conversation wait, and marks own words', async () => {
    const lastMessage = sampleMessage(2, {
      author: { type: 'AGENT', id: AGENT.id },
      content: { type: 'TEXT', text: 'Done' },
    });
    const { text } = await render(sampleConversation('a', { status: 'SOLVED', waitingSince: NOON, lastMessage }));
    expect(text('.waiting')).toBe('');
    expect(text('.summary')).toBe('You: Done');
  });

  it('says who looks after it', async () => {
    const { text } = await render(sampleConversation('a', { assignee: { id: 'agent-zoe-01', name: HOSTILE } }));
    expect(text('.assignee .visually-hidden')).toBe(`Assigned to ${HOSTILE}`);
    expect(text('.assignee bdi')).toBe(HOSTILE);
  });

  it('G19: shows hostile names, texts and titles as text', async () => {
    const { root, text } = await render(
      sampleConversation('a', {
        customer: { id: 'customer-1', kind: 'CUSTOMER', name: HOSTILE },
        widget: { id: '85ea1938-f457-496d-8532-8fa489beea63', title: HOSTILE },
        lastMessage: sampleMessage(1, { content: { type: 'TEXT', text: HOSTILE } }),
      }),
    );
    expect([text('.name'), text('.summary'), text('.widget')]).toEqual([HOSTILE, HOSTILE, HOSTILE]);
    expect(root.querySelector('img')).toBeNull();
  });
});
