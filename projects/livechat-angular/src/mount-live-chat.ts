import { ApplicationRef, createComponent, createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import type { LiveChat } from 'livechat-core';
import { LiveChatWidget } from './components/live-chat-widget';
import { LOCALE_TEXTS } from './i18n/locale-texts';
import { readLocaleTexts } from './i18n/read-locale-texts';
import { provideLiveChatInstance } from './provide-live-chat';

/** What {@link mountLiveChat} needs. */
export interface MountOptions {
  /** The chat to show; the caller disposes of it. */
  readonly chat: LiveChat;
  /** Where the widget's element is appended. */
  readonly parent: Element;
  /** An injector of the Angular application that renders the widget. */
  readonly injector: EnvironmentInjector;
  /**
   * Texts that replace the widget's own, by language: an object as for `withLocaleTexts()`, or JSON of
   * one. It may come from a page without types; what is no text of the widget is left out.
   */
  readonly texts?: unknown;
}

/**
 * Shows a chat outside any Angular template.
 *
 * @returns a function that takes the widget away again; the chat lives on
 *
 * @example
 * ```ts
 * const app = await createApplication();
 * const chat = createLiveChat({ serverUrl: 'https://chat.example' });
 * const unmount = mountLiveChat({ chat, parent: document.body, injector: app.injector });
 * ```
 */
export function mountLiveChat({ chat, parent, injector, texts }: MountOptions): () => void {
  const application = injector.get(ApplicationRef);
  const environmentInjector = createEnvironmentInjector(
    [
      provideLiveChatInstance(chat),
      texts === undefined ? [] : { provide: LOCALE_TEXTS, useValue: readLocaleTexts(texts) },
    ],
    injector,
  );
  // A fresh element each time: a shadow root can be attached only once.
  const hostElement = parent.ownerDocument.createElement('lc-widget');
  const view = createComponent(LiveChatWidget, { environmentInjector, hostElement });
  application.attachView(view.hostView);
  parent.append(hostElement);
  return () => {
    view.destroy();
    hostElement.remove();
    environmentInjector.destroy();
  };
}
