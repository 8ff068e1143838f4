import { DestroyRef, DOCUMENT, effect, inject } from '@angular/core';
import { watchMedia } from '../theme/watch-media';
import { holdFocus } from './hold-focus';

/** Where the window has the whole screen. */
export const COVERS_PAGE = '(max-width: 480px)';

/** From which scale on somebody has enlarged what they see with two fingers; browsers do not always say 1 exactly. */
const ENLARGED = 1.01;

/**
 * On a phone the window covers the page, which neither scrolls nor takes the focus meanwhile. There, and
 * on a low screen, the window has the full height: it keeps to the part of the screen that the
 * keyboard leaves free. Call it in an injection context.
 *
 * @param covering the window that is in front of the page; `null` for one that is a part of it
 */
export function coverPhone(covering: () => HTMLElement | null): void {
  const document = inject(DOCUMENT);
  const page = document.documentElement.style;
  const viewport = document.defaultView?.visualViewport ?? null;
  whileMatching(covering, COVERS_PAGE, (window) => {
    const undo = [holdStill(page), holdFocus(window)];
    return () => undo.forEach((end) => end());
  });
  whileMatching(covering, `${COVERS_PAGE}, (max-height: 500px)`, (window) =>
    viewport === null ? () => undefined : followViewport(viewport, window),
  );
}

/** Does something while a media query matches, and undoes it after. */
function whileMatching(
  covering: () => HTMLElement | null,
  query: string,
  begin: (window: HTMLElement) => () => void,
): void {
  const matches = watchMedia(query);
  let undo = (): void => undefined;
  effect(() => {
    undo();
    const window = matches() ? covering() : null;
    undo = window === null ? () => undefined : begin(window);
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
function followViewport(viewport: VisualViewport, window: HTMLElement): () => void {
  const { style } = window;
  const update = (): void => {
    // All is read before anything is written: else the browser lays out the whole page once more in between.
    const { height, offsetTop, scale } = viewport;
    // Less is seen of it then, but the window must not become less, nor follow the finger: it would never be larger.
    if (scale > ENLARGED) return;
    // A pixel of a page that zooms itself is as many of the view.
    const { currentCSSZoom: zoom = 1 } = window as Partial<Pick<Element, 'currentCSSZoom'>>;
    style.setProperty('--lc-viewport-height', `${height / zoom}px`);
    style.setProperty('--lc-viewport-top', `${offsetTop / zoom}px`);
  };
  update();
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  return () => {
    viewport.removeEventListener('resize', update);
    viewport.removeEventListener('scroll', update);
    style.removeProperty('--lc-viewport-height');
    style.removeProperty('--lc-viewport-top');
  };
}
