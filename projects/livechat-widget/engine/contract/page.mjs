import { JSDOM } from 'jsdom';

/** What runtimes and fixtures reach for by name. */
const OF_PAGE = [
  'window',
  'document',
  'Node',
  'Text',
  'Element',
  'HTMLElement',
  'Event',
  'MouseEvent',
  'KeyboardEvent',
];
const MORE = [
  'Comment',
  'ShadowRoot',
  'SVGElement',
  'CustomEvent',
  'MutationObserver',
  'customElements',
  'requestAnimationFrame',
  'cancelAnimationFrame',
];

/** Puts a page where scripts expect it to be. */
export function openPage() {
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', {
    pretendToBeVisual: true,
    url: 'https://shop.example/',
  });
  for (const name of [...OF_PAGE, ...MORE]) Reflect.set(globalThis, name, window[name]);
  return window;
}
