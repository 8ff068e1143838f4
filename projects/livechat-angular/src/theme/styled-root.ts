/** Whose style sheets dress an element: those of its shadow root, or of the page that it is in now. */
export function styledRoot(element: Element): ShadowRoot | Document {
  const root = element.getRootNode();
  // A frame has classes of its own: an instance of this page's it is not.
  return 'host' in root ? (root as ShadowRoot) : element.ownerDocument;
}
