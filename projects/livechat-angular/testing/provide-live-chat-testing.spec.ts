import { TestBed } from '@angular/core/testing';
import { LiveChatService, LiveChatWidget, withLocaleTexts } from 'livechat-angular';
import { InMemoryServer } from 'livechat-core/testing';
import { LiveChatTestingController } from './live-chat-testing-controller';
import { provideLiveChatTesting } from './provide-live-chat-testing';

function setUp(): { readonly chat: LiveChatService; readonly team: LiveChatTestingController } {
  TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
  return { chat: TestBed.inject(LiveChatService), team: TestBed.inject(LiveChatTestingController) };
}

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
    const root = (fixture.nativeElement as HTMLElement).shadowRoot;
    while (root?.querySelector('button')?.getAttribute('aria-label') !== 'Fragen?') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await fixture.whenStable();
    }
  });
});

describe('LiveChatTestingController', () => {
  it('is the team', async () => {
    const { chat, team } = setUp();
    const threadId = await team.createConversation('Where is my order?');
    await chat.sendContextualData({ metadata: { order: 7 } });
    expect(team.context()).toEqual({ order: 7 });
    team.see();
    team.reply('On its way!', { name: 'Grace' });
    expect(chat.timeline()).toMatchObject([
      { content: { text: 'Where is my order?' }, status: 'SEEN' },
      { content: { text: 'On its way!' }, author: { name: 'Grace' } },
    ]);
    team.close();
    expect(chat.activeThread()).toMatchObject({ id: threadId, status: 'CLOSED' });
    team.verify();
  });

  it('is the connection: what is written without one arrives with it', async () => {
    const { chat, team } = setUp();
    await team.createConversation();
    team.cut();
    chat.send('Are you there?');
    expect(chat.connection().status).not.toBe('online');
    expect(() => team.expectMessage('Are you there?')).toThrow(/nothing has arrived/);
    expect(() => team.verify()).toThrow(/not stored yet/);
    team.heal();
    expect(team.expectMessage('Are you there?').seq).toBe(2);
    team.verify();
  });

  it('is the time: a connection comes back by itself', async () => {
    const { chat, team } = setUp();
    await team.createConversation();
    team.cut();
    team.server.heal();
    expect(chat.connection().status).not.toBe('online');
    team.advance(30_000);
    expect(chat.connection().status).toBe('online');
  });

  it('names what nobody expected', async () => {
    const { chat, team } = setUp();
    await chat.send('Hello');
    expect(() => team.expectMessage('Good day')).toThrow('Expected the message "Good day"; arrived: "Hello".');
    expect(() => team.verify()).toThrow('The customer has written what the test did not expect: "Hello".');
    team.expectMessage((content) => content.type === 'TEXT');
    team.verify();
  });
});
