import type { EnvironmentInjector } from '@angular/core';
import { mountLiveChat, type MountedLiveChat } from 'livechat-angular';
import type { LiveChat } from 'livechat-core';
import { endWith, ignoreElements, type Observable } from 'rxjs';
import { nextTask } from './next-task';
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
  let place: Element | null = null;
  const draw = (body: Element): void => {
    view = mountLiveChat({
      chat,
      parent: place ?? body,
      injector,
      texts: window.liveChat?.texts,
      layout: place === null ? 'floating' : 'inline',
    });
    const { element, unmount } = view;
    const ends = [takeOver(document, element, chat), rememberLook(document, element, chat), unmount];
    isOver$.subscribe(() => ends.forEach((end) => end()));
  };
  // The chat is connecting meanwhile.
  whenBody(document, (body) => void nextTask(window).then(() => draw(body)));
  const leave = (): unknown => chat.hide();
  isOver$.subscribe(() => window.removeEventListener('pagehide', leave));
  return (container) => {
    place = container;
    view?.setLayout('inline');
    if (view !== null) container.append(view.element);
    // It is open because of where it lies: on another page it is not what the visitor has opened.
    window.addEventListener('pagehide', leave);
  };
}
