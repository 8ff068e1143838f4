import type { EnvironmentInjector } from '@angular/core';
import { mountLiveChat, type MountedLiveChat } from 'livechat-angular';
import type { LiveChat } from 'livechat-core';
import { endWith, ignoreElements, type Observable } from 'rxjs';
import { rememberLook } from './remember-look';
import { takeOver } from './take-over';
import { whenBody } from './when-body';

/** What {@link drawChat} needs. */
export interface DrawOptions {
  readonly window: Window;
  readonly chat: LiveChat;
  readonly injector: EnvironmentInjector;
}

/**
 * Draws a chat in the corner of the page, as soon as the page has a body, until the chat is over.
 *
 * @returns moves it into an element, which its window fills from then on
 */
export function drawChat({ window, chat, injector }: DrawOptions): (container: Element) => void {
  const { document } = window;
  const isOver$: Observable<true> = chat.state$.pipe(ignoreElements(), endWith(true as const));
  let view: MountedLiveChat | null = null;
  whenBody(document, (parent) => {
    view = mountLiveChat({ chat, parent, injector, texts: window.liveChat?.texts });
    const { element, unmount } = view;
    const ends = [takeOver(document, element, chat), rememberLook(document, element, chat), unmount];
    isOver$.subscribe(() => ends.forEach((end) => end()));
  });
  const leave = (): unknown => chat.hide();
  isOver$.subscribe(() => window.removeEventListener('pagehide', leave));
  return (container) => {
    view?.setLayout('inline');
    if (view !== null) container.append(view.element);
    // It is open because of where it lies: on another page it is not what the visitor has opened.
    window.addEventListener('pagehide', leave);
  };
}
