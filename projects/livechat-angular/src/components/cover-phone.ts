import { DestroyRef, DOCUMENT, effect, inject } from '@angular/core';
import { watchMedia } from '../theme/watch-media';

/**
 * On a phone the window covers the page, and the page behind does not scroll meanwhile. There, and
 * on a low screen, the window has the full height: it keeps to the part of the screen that the
 * keyboard leaves free. Call it in an injection context.
 *
 * @param isCovering whether the window is in front of the page, not a part of it
 */
export function coverPhone(isCovering: () => boolean): void {
  const document = inject(DOCUMENT);
  const page = document.documentElement.style;
  const viewport = document.defaultView?.visualViewport ?? null;
  whileMatching(isCovering, '(max-width: 480px)', () => holdStill(page));
  whileMatching(isCovering, '(max-width: 480px), (max-height: 500px)', () => followViewport(viewport, page));
}

/** Does something while a media query matches, and undoes it after. */
function whileMatching(isCovering: () => boolean, query: string, begin: () => () => void): void {
  const matches = watchMedia(query);
  let undo = (): void => undefined;
  effect(() => {
    undo();
    undo = isCovering() && matches() ? begin() : () => undefined;
  });
  inject(DestroyRef).onDestroy(() => undo());
}

function holdStill(page: CSSStyleDeclaration): () => void {
  const before = page.overflow;
  page.overflow = 'hidden';
  return () => {
    page.overflow = before;
  };
}

/** The visual viewport shrinks with the keyboard where the layout viewport does not. */
function followViewport(viewport: VisualViewport | null, page: CSSStyleDeclaration): () => void {
  if (viewport === null) return () => undefined;
  const update = (): void => {
    page.setProperty('--lc-viewport-height', `${viewport.height}px`);
    page.setProperty('--lc-viewport-top', `${viewport.offsetTop}px`);
  };
  update();
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  return () => {
    viewport.removeEventListener('resize', update);
    viewport.removeEventListener('scroll', update);
    page.removeProperty('--lc-viewport-height');
    page.removeProperty('--lc-viewport-top');
  };
}
