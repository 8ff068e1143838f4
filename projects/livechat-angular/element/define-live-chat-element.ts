import type { EnvironmentInjector } from '@angular/core';
import { createLiveChat, type LiveChat, type LiveChatConfig } from 'livechat-core';
import { createLiveChatElement } from './live-chat-element';

/** How `<live-chat>` is defined. */
export interface DefineLiveChatElementOptions {
  /** The injector of the application that renders the elements, for example that of `createApplication()`. */
  readonly injector: EnvironmentInjector;
  /** The server for elements without `server-url`. */
  readonly serverUrl?: string;
  /** The element's name; `live-chat` if not given. */
  readonly tagName?: string;
  /** Makes the chat of each element; `createLiveChat` if not given. */
  readonly createChat?: (config: LiveChatConfig) => LiveChat;
}

/**
 * Defines `<live-chat>`. Where there is no registry of elements, as on a server, or the name is
 * taken already, it does nothing.
 *
 * @example
 * ```ts
 * const app = await createApplication();
 * defineLiveChatElement({ injector: app.injector, serverUrl: 'https://chat.example' });
 * ```
 */
export function defineLiveChatElement(options: DefineLiveChatElementOptions): void {
  const tagName = options.tagName ?? 'live-chat';
  if (typeof customElements === 'undefined' || customElements.get(tagName) !== undefined) return;
  customElements.define(
    tagName,
    createLiveChatElement({
      injector: options.injector,
      serverUrl: options.serverUrl,
      createChat: options.createChat ?? createLiveChat,
    }),
  );
}
