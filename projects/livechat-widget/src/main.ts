import { installGlobal } from 'livechat-angular/global';
import { createLiveChat } from 'livechat-core';
import { drawChat } from './draw-chat';
import { nextTask } from './next-task';
import { placeInContainer } from './place-in-container';
import { whenElement } from './when-element';

/** The directory of `livechat.js`, one above this file: the server, or its prefix behind a proxy. */
const serverUrl = new URL('..', import.meta.url).href.replace(/\/$/, '');

/**
 * What draws a chat, which is on its way to the server meanwhile: this is twice as much to fetch. The loader hears of it
 * where it cannot be had; to wait for it here would be to wait for ever, since it imports what is in this file.
 */
export const view = import('./view');

// Reading a file and making a chat: together they would hold up the page.
await nextTask(window);

whenElement(window, () => {
  view.then(({ defineElement }) => defineElement(serverUrl)).catch(() => undefined);
});

installGlobal(window, () => {
  const chat = createLiveChat({ serverUrl });
  return placeInContainer({ document, chat, moveInto: drawChat({ window, chat, view }) });
});
