import { TestBed } from '@angular/core/testing';
import { LiveChatService, LiveChatWidget, withLocaleTexts } from 'livechat-angular';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatTesting } from './provide-live-chat-testing';

describe('provideLiveChatTesting', () => {
  it('gives the real chat, and its server to play the agent', async () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
    const chat = TestBed.inject(LiveChatService);
    const { threadId } = await chat.send('Hello');
    TestBed.inject(InMemoryServer).reply(threadId ?? '', 'Hi!', 'Ada');
    expect(chat.unread()).toBe(1);
    expect(chat.timeline().map(({ author }) => author.name)).toEqual([undefined, 'Ada']);
  });

  it('takes options and features', async () => {
    TestBed.configureTestingModule({
      providers: [provideLiveChatTesting({ language: 'de' }, withLocaleTexts({ 'de-DE': { openChat: 'Fragen?' } }))],
    });
    const fixture = TestBed.createComponent(LiveChatWidget);
    await TestBed.inject(LiveChatService).hide();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await fixture.whenStable();
    const root = (fixture.nativeElement as HTMLElement).shadowRoot;
    expect(root?.querySelector('button')?.getAttribute('aria-label')).toBe('Fragen?');
  });
});
