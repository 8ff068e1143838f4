import { inject, makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { CHAT_FACTORY, provideLiveChat, type LiveChatFeature, type LiveChatOptions } from 'livechat-angular/service';
import { createLiveChat, memorySessionStore, type LiveChat, type LiveChatConfig } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { ChatClock } from './chat-clock';
import { ConnectionChange, LiveChatTestingController } from './live-chat-testing-controller';

/**
 * Provides the real chat on a server within the test: nothing is mocked, nothing leaves the process,
 * and nothing is kept for the next test. Time stands still until the test moves it on. Inject
 * {@link LiveChatTestingController} to be the team, the connection and the time.
 *
 * @param options as for `provideLiveChat()`; the widget is that of the server unless another is named
 * @param features as for `provideLiveChat()`; give it those that your application has
 *
 * @example
 * ```ts
 * TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
 * const chat = TestBed.inject(LiveChatService);
 * const team = TestBed.inject(LiveChatTestingController);
 * await chat.send('Hello');
 * team.expectMessage('Hello');
 * team.reply('Hi!');
 * expect(chat.unread()).toBe(1);
 * ```
 */
export function provideLiveChatTesting(
  options: LiveChatOptions = {},
  ...features: readonly LiveChatFeature[]
): EnvironmentProviders {
  const server = new InMemoryServer();
  return makeEnvironmentProviders([
    { provide: InMemoryServer, useValue: server },
    { provide: ChatClock, useFactory: () => new ChatClock() },
    { provide: ConnectionChange, useFactory: () => new ConnectionChange() },
    { provide: LiveChatTestingController, useFactory: () => new LiveChatTestingController() },
    { provide: CHAT_FACTORY, useFactory: testedChats },
    provideLiveChat({ widgetId: server.widget.id, ...options }, ...features),
  ]);
}

/** Makes chats that stay within the test; what a feature brings counts. */
function testedChats(): (config: LiveChatConfig) => LiveChat {
  const { transport, files } = inject(InMemoryServer);
  const runtime = { scheduler: inject(ChatClock), wake$: inject(ConnectionChange) };
  return (config) =>
    createLiveChat({
      engine: chatEngine,
      transport,
      files,
      store: memorySessionStore(),
      tabs: null,
      ...config,
      runtime,
    });
}
