import type { MountedLiveChat } from 'livechat-angular';
import type { LiveChat } from 'livechat-core';
import { endWith, ignoreElements, type Observable } from 'rxjs';
import { nextTask } from './next-task';
import { stayInPage } from './stay-in-page';
import type { showChat } from './view';
import { whenBody } from './when-body';

/** What {@link drawChat} needs. */
export interface DrawOptions {
  readonly window: Window;
  readonly chat: LiveChat;
  /** What draws it, when it is there; until then the chat goes on without. */
  readonly view: Promise<{ readonly showChat: typeof showChat }>;
}

/**
 * Draws a chat in the corner of the page, as soon as the page has a body, until the chat is over.
 *
 * @returns moves it into an element, which its window fills from then on
 */
export function drawChat({ window, chat, view }: DrawOptions): (container: Element) => void {
  const { document } = window;
  const isOver$: Observable<true> = chat.state$.pipe(ignoreElements(), endWith(true as const));
  let shown: MountedLiveChat | null = null;
  let place: Element | null = null;
  let isOver = false;
  let endStay: () => void = () => undefined;
  const draw = (show: typeof showChat): void => {
    if (isOver) return;
    shown = show({
      chat,
      // Inside of the body, its transforms and filters would move what is fixed to the view.
      parent: place ?? document.documentElement,
      texts: window.liveChat?.texts,
      layout: place === null ? 'floating' : 'inline',
    });
    // What lies in a place of the page goes with that place.
    if (place === null) endStay = stayInPage(document, shown.element);
  };
  whenBody(document, () => {
    void view.then(({ showChat: show }) => nextTask(window).then(() => draw(show)));
  });
  const leave = (): unknown => chat.hide();
  isOver$.subscribe(() => {
    isOver = true;
    endStay();
    shown?.unmount();
    window.removeEventListener('pagehide', leave);
  });
  return (container) => {
    if (isOver) return;
    place = container;
    endStay();
    shown?.setLayout('inline');
    if (shown !== null) container.append(shown.element);
    // It is open because of where it lies: on another page it is not what the visitor has opened.
    window.addEventListener('pagehide', leave);
  };
}
