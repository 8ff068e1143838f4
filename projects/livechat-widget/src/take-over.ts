import type { LiveChat } from 'livechat-core';
import { Subscription, filter } from 'rxjs';
import { INLINE, PLACEHOLDER_TAG } from '../common/placeholder-tag';

/** Keeps the widget still while it takes the place of what looks the same. */
const STILL = 'data-still';
/** Longer than any of the widget's entrances, in milliseconds. */
const ENTRANCE_MS = 400;

/** The parts of the placeholder with those of the widget that come in their place. */
const PARTS = { '.window': '.lc-window', '.launcher': '.lc-launcher' } as const;

/**
 * Lets the widget take the place of the loader's launcher and empty window: each part goes in the
 * moment in which the real one is there, before anything is painted, and its focus is handed on.
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
  host.setAttribute(STILL, '');

  const subscription = new Subscription();
  const leaving = new AbortController();
  const end = (): void => {
    subscription.unsubscribe();
    leaving.abort();
    placeholder.remove();
    setTimeout(() => host.removeAttribute(STILL), ENTRANCE_MS);
  };
  const swap = (): void => {
    for (const [oldPart, realPart] of Object.entries(PARTS)) {
      const [before, after] = [old.querySelector(oldPart), real.querySelector(realPart)];
      if (before === null || after === null) continue;
      const isPressed = before.matches(':active');
      if (after instanceof HTMLElement) after.style.pointerEvents = isPressed ? 'none' : '';
      // A press that began on the old one would end on another, and be no click: it goes when that is over.
      if (isPressed) {
        document.addEventListener('pointerup', () => setTimeout(swap), { once: true, signal: leaving.signal });
        continue;
      }
      const hadFocus = before.contains(old.activeElement);
      before.remove();
      if (hadFocus) focusIn(after);
    }
    if (old.querySelector('.window, .launcher') === null) end();
  };
  const observer = new MutationObserver(swap);
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
      swap();
    }),
  );
  swap();
  return end;
}

/** Where writing begins, if it can begin already. */
function focusIn(part: Element): void {
  const target = part.querySelector('textarea') ?? part;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
