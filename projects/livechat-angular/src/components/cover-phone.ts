import { DestroyRef, DOCUMENT, effect, inject } from '@angular/core';
import { watchMedia } from '../theme/watch-media';

/**
 * On a phone the window covers the page: the page behind does not scroll meanwhile, and the window
 * keeps to the part of the screen that the keyboard leaves free. Call it in an injection context.
 */
export function coverPhone(): void {
  const document = inject(DOCUMENT);
  const isPhone = watchMedia('(max-width: 480px)');
  let undo = (): void => undefined;
  effect(() => {
    undo();
    undo = isPhone() ? cover(document) : () => undefined;
  });
  inject(DestroyRef).onDestroy(() => undo());
}

function cover(document: Document): () => void {
  const page = document.documentElement.style;
  const before = page.overflow;
  page.overflow = 'hidden';
  const stopFollowing = followViewport(document.defaultView?.visualViewport ?? null, page);
  return () => {
    page.overflow = before;
    stopFollowing();
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
