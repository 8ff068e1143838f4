import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { CHAT_FACTORY, provideLiveChat, type LiveChatFeature, type LiveChatOptions } from 'livechat-angular';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { InMemoryServer } from 'livechat-core/testing';

/**
 * Provides the real chat on a server within the test: nothing is mocked, nothing leaves the process,
 * and nothing is kept for the next test. Inject `InMemoryServer` to play the agent.
 *
 * @param options as for `provideLiveChat()`; the widget is that of the server unless another is named
 * @param features as for `provideLiveChat()`
 *
 * @example
 * ```ts
 * TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
 * const chat = TestBed.inject(LiveChatService);
 * const { threadId } = await chat.send('Hello');
 * TestBed.inject(InMemoryServer).reply(threadId!, 'Hi!');
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
    {
      provide: CHAT_FACTORY,
      useValue: (config: Parameters<typeof createLiveChat>[0]) =>
        createLiveChat({
          transport: server.transport,
          files: server.files,
          store: memorySessionStore(),
          tabs: null,
          ...config,
        }),
    },
    provideLiveChat({ widgetId: server.widget.id, ...options }, ...features),
  ]);
}
