import { TestBed } from '@angular/core/testing';
import type { Conversation, Message } from 'livechat-core/protocol';
import { AlertSwitch } from '../attention/alert-switch';
import { BrowserAlerts, CHIME, type Alert } from '../attention/browser-alerts';
import { PageState } from '../live/page-state';
import { KEPT_CHOICES } from '../session/kept-choices';
import { DeskStore } from '../state/desk-store';
import { AGENT, AT_WORK, sampleConversation, sampleMessage } from '../testing/samples';
import { alertOfMessages } from './alert-of-messages';

const ann = sampleConversation('a', { customer: { id: 'customer-ann', kind: 'CUSTOMER', name: 'Ann' } });

function start(choice: 'on' | 'off', isVisible = false) {
  const shown: Alert[] = [];
  const closed: string[] = [];
  let choose = (): void => undefined;
  const alerts = {
    show: (alert: Alert, onChosen: () => void) => {
      shown.push(alert);
      choose = onChosen;
    },
    close: (id: string) => closed.push(id),
  };
  const chime = jest.fn();
  TestBed.configureTestingModule({
    providers: [
      { provide: BrowserAlerts, useValue: alerts },
      { provide: CHIME, useValue: chime },
      { provide: PageState, useValue: { isVisible: () => isVisible } },
      { provide: KEPT_CHOICES, useValue: { read: () => choice, write: () => undefined } },
    ],
  });
  TestBed.runInInjectionContext(alertOfMessages);
  const store = TestBed.inject(DeskStore);
  for (const event of AT_WORK) store.dispatch(event);
  const hear = (message: Message, conversation: Conversation = ann): void => {
    store.dispatch({ type: 'conversationHeard', conversation });
    store.dispatch({ type: 'messageHeard', conversationId: conversation.id, message });
  };
  return { store, hear, shown, closed, chime, choose: () => choose() };
}

describe('alertOfMessages', () => {
  it('alerts once of what a customer writes, and leads there', () => {
    const { store, hear, shown, closed, chime, choose } = start('on');
    hear(sampleMessage(1));
    hear(sampleMessage(1));
    expect(shown).toEqual([{ conversationId: ann.id, title: 'Ann', body: 'Message 1' }]);
    expect(chime).toHaveBeenCalledTimes(1);
    choose();
    expect(store.state().openId).toBe(ann.id);
    expect(closed).toEqual([ann.id]);
  });

  it('leaves alone who did not wish it', () => {
    const { hear, shown, chime } = start('off');
    hear(sampleMessage(1));
    expect([shown.length, chime.mock.calls.length]).toEqual([0, 0]);
  });

  it('is silent about the team, and about what colleagues look after', () => {
    const { hear, chime } = start('on');
    hear(sampleMessage(1, { author: { type: 'AGENT', id: 'agent-zoe-01', name: 'Zoe' } }));
    hear(sampleMessage(2), { ...ann, assignee: { id: 'agent-zoe-01', name: 'Zoe' }, updatedAt: ann.updatedAt + 1 });
    expect(chime).not.toHaveBeenCalled();
    hear(sampleMessage(3), {
      ...ann,
      assignee: { id: AGENT.id, name: AGENT.name },
      updatedAt: ann.updatedAt + 2,
      topSeq: 3,
    });
    expect(chime).toHaveBeenCalledTimes(1);
  });

  it('plays a sound alone while the desk is in view, and nothing for the shown conversation', () => {
    const { store, hear, shown, chime } = start('on', true);
    hear(sampleMessage(1));
    expect([shown.length, chime.mock.calls.length]).toEqual([0, 1]);
    store.dispatch({ type: 'conversationOpened', conversationId: ann.id });
    hear(sampleMessage(2));
    expect(chime).toHaveBeenCalledTimes(1);
  });
});

describe('AlertSwitch', () => {
  function startSwitch(permission: NotificationPermission) {
    const requestPermission = jest.fn(() => Promise.resolve<NotificationPermission>('granted'));
    Object.assign(window, { Notification: { permission, requestPermission } });
    const kept = new Map<string, string>();
    const choices = { read: (name: string) => kept.get(name) ?? null, write: kept.set.bind(kept) };
    TestBed.configureTestingModule({ providers: [{ provide: KEPT_CHOICES, useValue: choices }] });
    return { alerts: TestBed.inject(AlertSwitch), requestPermission, kept };
  }

  it('is off at first, and asks for the permission when it is wished', async () => {
    const { alerts, requestPermission, kept } = startSwitch('default');
    expect(alerts.isOn()).toBe(false);
    expect(requestPermission).not.toHaveBeenCalled();
    await alerts.set('on');
    expect(alerts.isOn()).toBe(true);
    expect(requestPermission).toHaveBeenCalledTimes(1);
    expect(kept.get('alerts')).toBe('on');
  });

  it('does not ask who has decided, nor who switches it off', async () => {
    const { alerts, requestPermission } = startSwitch('denied');
    await alerts.set('on');
    await alerts.set('off');
    expect(requestPermission).not.toHaveBeenCalled();
    expect(alerts.isOn()).toBe(false);
  });
});
