import { createApplication } from '@angular/platform-browser';
import { mountLiveChat } from 'livechat-angular';
import { installGlobal } from 'livechat-angular/global';
import { createLiveChat } from 'livechat-core';
import { endWith, ignoreElements } from 'rxjs';
import { rememberLook } from './remember-look';
import { takeOver } from './take-over';
import { whenBody } from './when-body';
import { whenElement } from './when-element';

/** The directory of `livechat.js`, one above this file: the server, or its prefix behind a proxy. */
const serverUrl = new URL('..', import.meta.url).href.replace(/\/$/, '');

const { injector } = await createApplication();

whenElement(window, () => {
  void import('livechat-angular/element').then(({ defineLiveChatElement }) =>
    defineLiveChatElement({ injector, serverUrl }),
  );
});

installGlobal(window, () => {
  const chat = createLiveChat({ serverUrl });
  const isOver$ = chat.state$.pipe(ignoreElements(), endWith(true));
  whenBody(document, (parent) => {
    const { unmount } = mountLiveChat({ chat, parent, injector, texts: window.liveChat?.texts });
    const host = parent.lastElementChild;
    if (!(host instanceof HTMLElement)) return;
    const ends = [takeOver(document, host, chat), rememberLook(document, host, chat), unmount];
    isOver$.subscribe(() => ends.forEach((end) => end()));
  });
  return chat;
});
