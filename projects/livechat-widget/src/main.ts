import { installGlobal } from 'livechat-angular/global';
import { createLiveChat } from 'livechat-core';
import { drawChat } from './draw-chat';
import { nextTask } from './next-task';
import { placeInContainer } from './place-in-container';
import { createInjector } from './platform/create-injector';
import { whenElement } from './when-element';

/** The directory of `livechat.js`, one above this file: the server, or its prefix behind a proxy. */
const serverUrl = new URL('..', import.meta.url).href.replace(/\/$/, '');

// Reading the files, making the application, making the chat and drawing it: together they would hold up the page.
await nextTask(window);
const injector = createInjector(document);
await nextTask(window);

whenElement(window, () => {
  void import('livechat-angular/element').then(({ defineLiveChatElement }) =>
    defineLiveChatElement({ injector, serverUrl }),
  );
});

installGlobal(window, () => {
  const chat = createLiveChat({ serverUrl });
  return placeInContainer({ document, chat, moveInto: drawChat({ window, chat, injector }) });
});
