/** Calls back with the page's body: at once, or as soon as the parser has come to it. */
export function whenBody(document: Document, use: (body: HTMLElement) => void): void {
  // While the page is being read its body is not complete, and the widget belongs at its end.
  if (document.readyState !== 'loading') return use(document.body);
  document.addEventListener('DOMContentLoaded', () => use(document.body), { once: true });
}
