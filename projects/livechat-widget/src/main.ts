import { installGlobal, type Executor } from 'livechat-angular/global';
import { createLiveChat } from 'livechat-core';
import type { WidgetEntry } from '../common/widget-entry';
import { drawChat } from './draw-chat';
import { fetchAgain } from './fetch-again';
import { nextTask } from './next-task';
import { placeInContainer } from './place-in-container';
import { takingSocket } from './taking-socket';
import { whenElement } from './when-element';

/** The directory of `livechat.js`, one above this file: the server, or its prefix behind a proxy. */
const serverUrl = new URL('..', import.meta.url).href.replace(/\/$/, '');

/** What draws a chat, which is on its way to the server meanwhile: this is twice as much to fetch. */
const view = fetchAgain(() => import('./view'));

/**
 * Fetches what draws a chat, where it is not there or on its way: the loader does so again when a visitor asks for it. To
 * wait for it here would be to wait for ever, since it imports what is in this file.
 */
export const loadView: WidgetEntry['loadView'] = view.fetch;
loadView().catch(() => undefined);

let follow: Parameters<WidgetEntry['followCalls']>[0] = () => undefined;
export const followCalls: WidgetEntry['followCalls'] = (tell) => (follow = tell);

// Reading a file and making a chat: together they would hold up the page.
await nextTask(window);

whenElement(window, () => {
  view.found.then(({ defineElement }) => defineElement(serverUrl)).catch(() => undefined);
});

const runtime = { WebSocket: takingSocket(window.liveChat) };
const create = (): Executor => {
  const chat = createLiveChat({ serverUrl, runtime });
  const placed = placeInContainer({ document, chat, moveInto: drawChat({ window, chat, view: view.found }) });
  return {
    events$: placed.events$,
    execute: (name, arg) => {
      follow([name, arg]);
      return placed.execute(name, arg);
    },
  };
};

// So would be making the chat that the page waits for, and carrying out what it has called.
let first = window.liveChat?.q?.some((call) => (Object(call) as typeof call)[0] === 'init') ? create() : null;
await nextTask(window);
installGlobal(window, () => {
  const chat = first ?? create();
  first = null;
  return chat;
});
