import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import {
  provideLiveChat,
  withSessionStore,
  withTransport,
  type LiveChatFeature,
  type LiveChatOptions,
} from 'livechat-angular';
import { memorySessionStore } from 'livechat-core';
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
    provideLiveChat(
      { widgetId: server.widget.id, ...options },
      withTransport(server.transport),
      withSessionStore(memorySessionStore()),
      ...features,
    ),
  ]);
}
