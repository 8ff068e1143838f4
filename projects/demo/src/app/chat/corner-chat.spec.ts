import { Component } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { LiveChatWidgetHarness, pierceShadowRoots } from 'livechat-angular/harnesses';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { CornerChat } from './corner-chat';

@Component({ selector: 'shop-any-page', template: '' })
class AnyPage {}

describe('the chat in the corner', () => {
  it('is there on every page but the one for help, which shows the conversations itself', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideLiveChatTesting({ language: 'en-US' }),
        provideRouter([
          { path: '', component: AnyPage },
          { path: 'help', component: AnyPage },
          { path: 'helpful', component: AnyPage },
        ]),
      ],
    });
    const fixture = TestBed.createComponent(CornerChat);
    const loader = TestbedHarnessEnvironment.loader(fixture, { queryFn: pierceShadowRoots });
    const chats = (): Promise<readonly LiveChatWidgetHarness[]> => loader.getAllHarnesses(LiveChatWidgetHarness);
    const router = TestBed.inject(Router);

    expect(await chats()).toHaveLength(1);
    for (const [address, count] of [
      ['/help', 0],
      ['/helpful', 1],
      ['/help?from=cart', 0],
      ['/', 1],
    ] as const) {
      await router.navigateByUrl(address);
      expect([address, (await chats()).length]).toEqual([address, count]);
    }
  });

  it('holds the conversation of the visitor', async () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting({ language: 'en-US' }), provideRouter([])] });
    const fixture = TestBed.createComponent(CornerChat);
    const loader = TestbedHarnessEnvironment.loader(fixture, { queryFn: pierceShadowRoots });
    const widget = await loader.getHarness(LiveChatWidgetHarness);
    const team = TestBed.inject(LiveChatTestingController);

    await widget.open();
    await widget.startConversation();
    await (await widget.getComposer()).send('Hello');
    team.expectMessage('Hello');
    team.reply('Welcome!');

    expect(await (await widget.getMessageList()).getTexts()).toEqual(['Hello', 'Welcome!']);
    team.verify();
  });
});
