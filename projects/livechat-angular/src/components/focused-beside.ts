/** What has the focus in the shadow root or the page of a node. A frame has classes of its own: it asks for none. */
export function focusedBeside(node: Node): Element | null {
  const root: Node & Partial<DocumentOrShadowRoot> = node.getRootNode();
  return root.activeElement ?? null;
}
