import type { EnvironmentInjector } from '@angular/core';
import { mountLiveChat } from 'livechat-angular';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import type { WidgetConfig } from 'livechat-core/protocol';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';

const ATTACHMENTS = { isEnabled: true, maxSize: 1024 * 1024, allowedExtensions: ['png', 'pdf', 'wav', 'webm'] };
const UNKNOWN_WIDGET_ID = '99999999-9999-4999-8999-999999999999';

/** What a stage shows. */
export interface StageOptions {
  /** What is different from the widget of the tests. */
  readonly widget?: Partial<Omit<WidgetConfig, 'id'>>;
  readonly language?: string;
  readonly theme?: string;
  /** Asks the server for a widget that it does not have. */
  readonly isUnknown?: true;
  /** `required` asks before anything is kept. */
  readonly consent?: 'required';
  /** `inline` puts the window into the page. */
  readonly layout?: 'floating' | 'inline';
  /** What the page says in the place of the widget's own texts, by language. */
  readonly texts?: unknown;
  /** Where the widget is appended; the body if not given. */
  readonly parent?: Element;
}

/** A widget on the page, on a server of its own in memory. */
export interface Stage {
  readonly server: InMemoryServer;
  readonly chat: LiveChat;
  /** Takes everything away again. */
  close(): void;
}

/** Shows the real widget on a server in the page's memory, through what the packages export. */
export function openStage(injector: EnvironmentInjector, options: StageOptions = {}): Stage {
  const {
    widget = {},
    language,
    theme,
    isUnknown,
    consent,
    layout = 'floating',
    texts,
    parent = document.body,
  } = options;
  const server = new InMemoryServer({
    ...TEST_WIDGET,
    title: 'Saltmarsh Pottery',
    attachments: ATTACHMENTS,
    ...widget,
  });
  const chat = createLiveChat({
    engine: chatEngine,
    serverUrl: location.origin,
    transport: server.transport,
    files: server.files,
    store: memorySessionStore(),
    tabs: null,
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(consent === undefined ? {} : { consent }),
  });
  const place = document.createElement('section');
  if (layout === 'inline') place.style.blockSize = '640px';
  parent.append(place);
  const { unmount } = mountLiveChat({ chat, parent: place, layout, texts, injector });
  // A widget that the server does not know is one of the states to show.
  chat.init(isUnknown ? UNKNOWN_WIDGET_ID : server.widget.id).then(undefined, () => undefined);
  return {
    server,
    chat,
    close: () => {
      unmount();
      place.remove();
      chat.dispose();
    },
  };
}
