/** A page that takes the element out again at once is not fought any faster than this, in milliseconds. */
const PAUSE_MS = 500;

/**
 * Puts an element back after the body when the page takes it out: pages that go on by replacing all that is on them
 * mean what they show themselves. Who wants it gone has `destroy` for that.
 *
 * @returns ends it, and leaves the element where it is
 */
export function stayInPage(document: Document, element: Element): () => void {
  let isOver = false;
  let isDue = false;
  let earliest = 0;
  const putBack = (): void => {
    isDue = false;
    // A document that is written anew has nothing at first.
    const root = document.documentElement as Element | null;
    if (isOver || element.isConnected || root === null) return;
    root.append(element);
    earliest = performance.now() + PAUSE_MS;
  };
  const observer = new MutationObserver(() => {
    watch();
    if (element.isConnected || isDue) return;
    isDue = true;
    const wait = Math.max(0, earliest - performance.now());
    // Only a list that has been without a size for a frame knows that it has to go back to where its reader was.
    requestAnimationFrame(() => setTimeout(putBack, wait));
  });
  const watch = (): void => {
    observer.disconnect();
    // A document that is written anew takes the listeners of all its elements: what lay in it is of no more use.
    for (const parent of [document.documentElement, document.body] as readonly (Node | null)[]) {
      if (parent !== null) observer.observe(parent, { childList: true });
    }
  };
  watch();
  return () => {
    isOver = true;
    observer.disconnect();
  };
}
