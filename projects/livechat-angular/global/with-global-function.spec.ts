import { TestBed } from '@angular/core/testing';
import { LIVE_CHAT } from 'livechat-angular/service';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import type { LiveChatFunction } from './install-global';
import { withGlobalFunction } from './with-global-function';

describe('withGlobalFunction', () => {
  afterEach(() => {
    delete window.liveChat;
  });

  it("gives the page the application's own chat, and runs what was queued", async () => {
    const stub: LiveChatFunction = () => undefined;
    stub.q = [['send', 'From the page']];
    window.liveChat = stub;
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting({}, withGlobalFunction())] });
    const team = TestBed.inject(LiveChatTestingController);
    team.expectMessage('From the page');

    const opened = await new Promise((resolve) =>
      window.liveChat?.('show', (_: unknown, result: unknown) => resolve(result)),
    );
    expect(opened).toEqual({ isOpen: true });
    expect(TestBed.inject(LIVE_CHAT).state.isOpen).toBe(true);
  });
});
