import { afterEveryRender, afterNextRender } from '@angular/core';

/** What had the focus, and whether it was shown there, as it is for who uses the keys. */
interface Held {
  readonly element: HTMLElement;
  readonly isShown: boolean;
}

/**
 * Gives the focus another place when what has it is taken away: an answer that was chosen, a message that
 * was deleted. It would fall to the page, where no key does anything for the chat any more, and Tab begins
 * anew. Call it in an injection context.
 *
 * @param find the element that keeps the focus inside
 * @param place puts it elsewhere; told whether it could be seen where it was
 */
export function catchFocus(find: () => HTMLElement, place: (wasShown: boolean) => void): void {
  let held: Held | null = null;
  afterNextRender(() => {
    const container = find();
    container.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      held = { element, isShown: element.matches(':focus-visible') };
    });
    container.addEventListener('focusout', ({ target }) => {
      // Some browsers tell this also of what is taken away, while it is still there.
      queueMicrotask(() => {
        if (held?.element === target && held?.element.isConnected) held = null;
      });
    });
  });
  // After the hooks in which what is new takes the focus by itself.
  afterEveryRender({
    read: () => {
      if (held === null || held.element.isConnected) return;
      const { isShown, element } = held;
      held = null;
      const { activeElement, body } = element.ownerDocument;
      if (activeElement === null || activeElement === body) place(isShown);
    },
  });
}
