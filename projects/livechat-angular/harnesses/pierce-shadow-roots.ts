/**
 * Finds elements inside of open shadow roots as well: the widget lives in one. For the options of a
 * harness loader.
 *
 * @example
 * ```ts
 * const loader = TestbedHarnessEnvironment.loader(fixture, { queryFn: pierceShadowRoots });
 * const widget = await loader.getHarness(LiveChatWidgetHarness);
 * ```
 */
export function pierceShadowRoots(selector: string, root: Element): readonly Element[] {
  const found = new Set<Element>();
  const visit = (node: Element | ShadowRoot): void => {
    for (const element of node.querySelectorAll('*')) {
      if (element.matches(selector)) found.add(element);
      if (element.shadowRoot !== null) visit(element.shadowRoot);
    }
  };
  if (root.shadowRoot !== null) visit(root.shadowRoot);
  visit(root);
  return [...found];
}
