/** Calls back when the page has a body with all that is in it: at once, or as soon as the parser has come to its end. */
export function whenBody(document: Document, use: () => void): void {
  if (document.readyState !== 'loading') return use();
  document.addEventListener('DOMContentLoaded', use, { once: true });
}
