/** What a page gives as the container of the chat, where it is there; the widget says what is wrong where it is not. */
export function findContainer(document: Document, container: unknown): Element | null {
  if (typeof container !== 'string') return container instanceof Element ? container : null;
  try {
    return document.querySelector(container);
  } catch {
    return null;
  }
}
