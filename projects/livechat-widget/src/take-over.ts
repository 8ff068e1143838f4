import type { LiveChat } from 'livechat-core';
import { Subscription, filter } from 'rxjs';
import { INLINE, PLACEHOLDER_TAG } from '../common/placeholder-tag';

/** About a frame, in milliseconds: then what was drawn is laid out. A hidden tab lays out nothing, and does not wait for it. */
const FRAME_MS = 17;

/**
 * Lets the widget take the place of the loader's launcher and empty window, and hands on the focus. The launcher goes in
 * the moment in which the real one is there, the window when the real one has been laid out: sooner, the browser would lay
 * out what is being drawn while it is drawn, and the page wait for both. Until then it is unseen, and neither has an
 * entrance: they take the place of what looks the same.
 *
 * @param host the widget's element
 * @param chat what it shows
 * @returns a function that takes away what is still left of the placeholder
 */
export function takeOver(document: Document, host: HTMLElement, chat: LiveChat): () => void {
  const placeholder = document.querySelector(PLACEHOLDER_TAG);
  const [old, real] = [placeholder?.shadowRoot, host.shadowRoot];
  if (placeholder === null || !old || real === null) return () => undefined;
  if (placeholder.hasAttribute(INLINE)) {
    placeholder.remove();
    return () => undefined;
  }
  const subscription = new Subscription();
  const leaving = new AbortController();
  const find = (part: string): HTMLElement | null => real.querySelector(part);
  const seeWindow = (visibility: '' | 'hidden'): void => {
    const window = find('.lc-window');
    if (window !== null) Object.assign(window.style, { visibility, animation: 'none' });
  };
  const end = (): void => {
    subscription.unsubscribe();
    leaving.abort();
    placeholder.remove();
    seeWindow('');
  };
  const swap = (oldPart: string, realPart: string): void => {
    const [before, after] = [old.querySelector(oldPart), find(realPart)];
    if (before !== null && after !== null) {
      const isPressed = before.matches(':active');
      Object.assign(after.style, { pointerEvents: isPressed ? 'none' : '', animation: 'none' });
      // A press that began on the old one would end on another, and be no click: it goes when that is over.
      if (isPressed) {
        const swapThen = (): unknown => setTimeout(() => swap(oldPart, realPart));
        document.addEventListener('pointerup', swapThen, { once: true, signal: leaving.signal });
        return;
      }
      const hadFocus = before.contains(old.activeElement);
      before.remove();
      if (oldPart === '.window') seeWindow('');
      if (hadFocus) focusIn(after);
    }
    if (old.querySelector('.window, .launcher') === null) end();
  };
  // With its body the real one looks as this one does.
  const swapWindow = (): void => swap('.window', '.lc-body');
  const swapDrawn = (): void => {
    if (old.querySelector('.window') !== null) seeWindow('hidden');
    swap('.launcher', '.lc-launcher');
    setTimeout(swapWindow, FRAME_MS);
  };
  const observer = new MutationObserver(swapDrawn);
  observer.observe(real, { childList: true, subtree: true });
  subscription.add(() => observer.disconnect());
  // What the page hid meanwhile, or what turned out not to be there, is not waited for.
  const isNothingToShow$ = chat.select(
    ({ phase, isLauncherVisible, isOpen }) => phase === 'failed' || !(isLauncherVisible || isOpen),
  );
  subscription.add(isNothingToShow$.pipe(filter(Boolean)).subscribe(end));
  const launcher = old.querySelector('.launcher');
  // Without a connection the loader's launcher stays for a while, and has to know what it toggles.
  subscription.add(
    chat.select(({ isOpen }) => isOpen).subscribe((isOpen) => launcher?.setAttribute('aria-expanded', String(isOpen))),
  );
  // Nothing comes in the place of one that the page hid, though its window may be open.
  const isHidden$ = chat.select(({ isLauncherVisible }) => !isLauncherVisible).pipe(filter(Boolean));
  subscription.add(
    isHidden$.subscribe(() => {
      launcher?.remove();
      swapWindow();
    }),
  );
  swapDrawn();
  return end;
}

/** Where writing begins, if it can begin already. */
function focusIn(part: Element): void {
  const target = part.querySelector('textarea') ?? part.closest<HTMLElement>('[tabindex], button');
  target?.focus({ preventScroll: true });
}
