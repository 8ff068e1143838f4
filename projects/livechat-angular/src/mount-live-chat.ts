import { ApplicationRef, createComponent, createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import type { LiveChat } from 'livechat-core';
import { LiveChatWidget } from './components/live-chat-widget';
import { LOCALE_TEXTS } from './i18n/locale-texts';
import { readLocaleTexts } from './i18n/read-locale-texts';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { WIDGET_CSS } from './styles/widget-css';
import { sheetOf } from './theme/style-sheets';

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
  /** `inline` makes the window a part of the page: it fills the parent, without a launcher. */
  readonly layout?: 'floating' | 'inline';
}

/** A chat that is shown by {@link mountLiveChat}. */
export interface MountedLiveChat {
  /** The widget's element, the last one in its parent at first. */
  readonly element: HTMLElement;
  readonly setLayout: (layout: 'floating' | 'inline') => void;
  /** Takes the widget away again; the chat lives on. */
  readonly unmount: () => void;
}

/**
 * Parses the style sheet of the chat before {@link mountLiveChat} needs it: in a task of its own it does not add to the
 * one that draws.
 *
 * @param document where a chat is about to be shown
 *
 * @example
 * ```ts
 * const app = await createApplication();
 * const chat = createLiveChat({ serverUrl: 'https://chat.example' });
 * prepareLiveChat(document);
 * setTimeout(() => mountLiveChat({ chat, parent: document.body, injector: app.injector }));
 * ```
 */
export function prepareLiveChat(document: Document): void {
  sheetOf(document, WIDGET_CSS);
}

/**
 * Shows a chat outside any Angular template.
 *
 * @example
 * ```ts
 * const app = await createApplication();
 * const chat = createLiveChat({ serverUrl: 'https://chat.example' });
 * const shown = mountLiveChat({ chat, parent: document.body, injector: app.injector });
 * ```
 */
export function mountLiveChat({ chat, parent, injector, texts, layout }: MountOptions): MountedLiveChat {
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
  const setLayout = (wanted: 'floating' | 'inline'): void => {
    view.setInput('layout', wanted);
    // The window fills what it is placed in.
    hostElement.style.blockSize = wanted === 'inline' ? '100%' : '';
  };
  setLayout(layout ?? 'floating');
  application.attachView(view.hostView);
  parent.append(hostElement);
  const unmount = (): void => {
    view.destroy();
    hostElement.remove();
    environmentInjector.destroy();
  };
  return { element: hostElement, setLayout, unmount };
}
