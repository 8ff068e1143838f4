import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LIVE_CHAT, provideLiveChat } from 'livechat-angular/service';
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

  it('lets calls wait after its application for the next one', () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting({}, withGlobalFunction())] });
    TestBed.inject(LIVE_CHAT);
    TestBed.resetTestingModule();
    window.liveChat?.('send', 'Between two applications');

    TestBed.configureTestingModule({ providers: [provideLiveChatTesting({}, withGlobalFunction())] });
    TestBed.inject(LiveChatTestingController).expectMessage('Between two applications');
  });

  it('leaves the function of somebody else alone, and says so', () => {
    const other: LiveChatFunction = () => undefined;
    other.loaded = true;
    window.liveChat = other;
    const handleError = jest.fn();
    TestBed.configureTestingModule({
      providers: [
        provideLiveChatTesting({}, withGlobalFunction()),
        { provide: ErrorHandler, useValue: { handleError } },
      ],
    });
    TestBed.inject(LIVE_CHAT);
    expect(handleError).toHaveBeenCalledWith(expect.objectContaining({ code: 'INVALID_ARGUMENT', field: 'features' }));
    TestBed.resetTestingModule();
    expect(window.liveChat).toBe(other);
  });

  it('is given once', () => {
    // @ts-expect-error: a feature twice
    expect(() => provideLiveChat({}, withGlobalFunction(), withGlobalFunction())).toThrow(/given twice/);
  });
});
