import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { LiveChatService, LiveChatWidget } from 'livechat-angular';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { pierceShadowRoots } from './pierce-shadow-roots';
import { LiveChatWidgetHarness } from './widget-harness';

describe('the harnesses', () => {
  it('do and see what a person would, in the real widget', async () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
    const fixture = TestBed.createComponent(LiveChatWidget);
    const team = TestBed.inject(LiveChatTestingController);
    const widget = await TestbedHarnessEnvironment.harnessForFixture(fixture, LiveChatWidgetHarness, {
      queryFn: pierceShadowRoots,
    });
    expect(await widget.isOpen()).toBe(false);
    await widget.open();
    await widget.startConversation();

    const composer = await widget.getComposer();
    expect(await composer.canSend()).toBe(false);
    await composer.write('Hello');
    expect(await composer.getText()).toBe('Hello');
    expect(await composer.canSend()).toBe(true);
    await composer.send();
    team.expectMessage('Hello');

    team.type(true);
    const list = await widget.getMessageList();
    expect(await list.isTyping()).toBe(true);
    team.reply('Hi!');
    expect(await list.getMessages()).toEqual([
      { text: 'Hello', isOwn: true, hasFailed: false },
      { text: 'Hi!', isOwn: false, hasFailed: false },
    ]);
    expect(await list.getTexts()).toEqual(['Hello', 'Hi!']);
    expect(await composer.getProblem()).toBe('');

    await widget.close();
    team.reply('One more thing');
    const launcher = await widget.getLauncher();
    expect(await launcher.isOpen()).toBe(false);
    expect(await launcher.getBadge()).toBe('1');
    expect(TestBed.inject(LiveChatService).unread()).toBe(1);
    team.verify();
  });
});
