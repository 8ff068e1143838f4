import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { expectTypeOf } from 'expect-type';
import { ChatWindow } from '../components/chat-window';
import { Composer } from '../components/composer';
import { Launcher } from '../components/launcher';
import { LiveChatWidget } from '../components/live-chat-widget';
import { MessageList } from '../components/message-list';
import { ThreadList } from '../components/thread-list';
import { LiveChatService, provideLiveChatInstance } from 'livechat-angular/service';
import {
  LiveChatEmptyTemplate,
  LiveChatHeaderTemplate,
  LiveChatMessageTemplate,
  type MessageTemplateContext,
} from './part-templates';

@Component({
  selector: 'lc-own-layout',
  imports: [Composer, Launcher, MessageList, ThreadList],
  template: `
    @if (isShown()) {
      <lc-launcher />
      <lc-thread-list />
      <lc-message-list />
      <lc-composer />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class OwnLayout {
  readonly isShown = signal(true);
}

@Component({
  selector: 'lc-replaced',
  imports: [LiveChatEmptyTemplate, LiveChatHeaderTemplate, LiveChatMessageTemplate, LiveChatWidget],
  template: `
    <lc-widget>
      <ng-template lcHeader><h1>Ask us</h1></ng-template>
      <ng-template lcEmpty><b>Ask away!</b></ng-template>
      <ng-template [lcMessage]="'CUSTOM_DATA'" let-message>
        <i>{{ message.content.userMessage }} of {{ message.author.name ?? 'you' }}</i>
      </ng-template>
    </lc-widget>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Replaced {
  protected readonly chat = inject(LiveChatService);
}

interface Page<T> {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly fixture: ComponentFixture<T>;
  readonly host: HTMLElement;
}

async function show<T>(component: new () => T): Promise<Page<T>> {
  const server = new InMemoryServer();
  const chat = createLiveChat({
    engine: chatEngine,
    transport: server.transport,
    store: memorySessionStore(),
    tabs: null,
  });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(component);
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  await chat.init(server.widget.id);
  await fixture.whenStable();
  return { chat, server, fixture, host };
}

describe('the parts in a layout of their own', () => {
  it('show the chat and do what people want, without any binding', async () => {
    const { chat, server, fixture, host } = await show(OwnLayout);
    const field = host.querySelector('textarea');
    if (field === null) throw new Error('no field');
    field.value = 'Hello';
    field.dispatchEvent(new Event('input'));
    expect(chat.state.drafts).not.toEqual({});
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await fixture.whenStable();

    const [thread] = [...server.chat.threads.values()];
    server.reply(thread?.id ?? '', 'Hi!');
    await fixture.whenStable();
    const bubbles = [...host.querySelectorAll('.lc-bubble')].map(({ textContent }) => textContent.trim());
    expect(bubbles).toEqual(['Hello', 'Hi!']);
    expect(host.querySelectorAll('lc-thread-item')).toHaveLength(1);

    host.querySelector<HTMLElement>('.lc-threads__action button')?.click();
    await fixture.whenStable();
    expect(host.querySelectorAll('.lc-bubble')).toHaveLength(0);
    host.querySelector<HTMLElement>('lc-thread-item button')?.click();
    await fixture.whenStable();
    expect(host.querySelectorAll('.lc-bubble')).toHaveLength(2);
  });

  it('keep the chat open while a conversation is on the page, and close it with it', async () => {
    const { chat, fixture, host } = await show(OwnLayout);
    expect(chat.state.isOpen).toBe(true);
    expect(host.querySelector('lc-launcher button')?.getAttribute('aria-expanded')).toBe('true');
    fixture.componentInstance.isShown.set(false);
    await fixture.whenStable();
    expect(chat.state.isOpen).toBe(false);
  });

  it('leave no open chat to the next page, and go on where the browser brings this one back', async () => {
    const { chat, fixture } = await show(OwnLayout);
    window.dispatchEvent(new Event('pagehide'));
    expect(chat.state.isOpen).toBe(false);
    await fixture.whenStable();
    expect(chat.state.isOpen).toBe(true);
    fixture.componentInstance.isShown.set(false);
    await fixture.whenStable();
    expect(chat.state.isOpen).toBe(false);
  });

  it('bring language, direction and theme to where they are', async () => {
    const { chat, fixture, host } = await show(OwnLayout);
    await chat.setLanguage('ar');
    await chat.setTheme('dark');
    while (host.querySelector('lc-message-list[dir=rtl]') === null) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await fixture.whenStable();
    }
    const list = host.querySelector<HTMLElement>('lc-message-list');
    expect(list?.dir).toBe('rtl');
    expect(list?.lang).toBe('ar-AE');
    expect(list?.style.getPropertyValue('color-scheme')).toBe('dark');
    expect(list?.classList.contains('lc-part')).toBe(true);
  });

  it('are one frame inside each other', async () => {
    const { host } = await show(ChatWindow);
    expect(host.querySelector('[role=region]')).not.toBeNull();
    expect(host.classList.contains('lc-root--inline')).toBe(true);
    expect(host.querySelectorAll('.lc-part')).toHaveLength(0);
  });

  it('ask for consent where the chat waits for it', async () => {
    const server = new InMemoryServer();
    const chat = createLiveChat({
      engine: chatEngine,
      transport: server.transport,
      store: memorySessionStore(),
      tabs: null,
      widgetId: server.widget.id,
      consent: 'required',
    });
    TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
    const fixture = TestBed.createComponent(ChatWindow);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(server.received).toEqual([]);
    host.querySelector<HTMLElement>('lc-consent-question button')?.click();
    await fixture.whenStable();
    expect(host.querySelector('textarea')).not.toBeNull();
  });
});

describe('templates of the application', () => {
  it('replace the header, what stands in the empty conversation, and kinds of messages', async () => {
    const { chat, fixture, host } = await show(Replaced);
    const root = host.querySelector('lc-widget')?.shadowRoot;
    await chat.openNewThread();
    await fixture.whenStable();
    expect(root?.querySelector('.lc-window h1')?.textContent).toBe('Ask us');
    expect(root?.querySelector('lc-header')).toBeNull();
    expect(root?.querySelector('.lc-messages b')?.textContent).toBe('Ask away!');

    await chat.send({ type: 'CUSTOM_DATA', customData: { order: 7 }, userMessage: 'Order 7' });
    await chat.send('And text');
    await fixture.whenStable();
    expect(root?.querySelector('.lc-messages i')?.textContent).toBe('Order 7 of you');
    expect(root?.querySelectorAll('.lc-bubble')).toHaveLength(1);
  });

  it('know the content of their kind', () => {
    expectTypeOf<MessageTemplateContext<'TEXT'>['$implicit']['content']['text']>().toEqualTypeOf<string>();
  });
});
