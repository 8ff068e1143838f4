/** Handles an event; what it was meant for does not happen if `false` comes back. */
export type Handler = (event: Event) => unknown;

/**
 * Listens as templates ask for it: `click`, or `keydown.enter` for a key that is pressed alone.
 *
 * @returns stops listening
 */
export function onEvent(
  target: EventTarget,
  name: string,
  handle: Handler,
  options?: AddEventListenerOptions,
): () => void {
  const [type = '', key] = /^key(?:down|up)\./.test(name) ? name.split('.') : [name];
  const listener = (event: Event): void => {
    if (key !== undefined && !isAlone(event as KeyboardEvent, key)) return;
    if (handle(event) === false) event.preventDefault();
  };
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}

/** Browsers that fill in a form by themselves send events of keys without a key. */
function isAlone({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, wanted: string): boolean {
  return !(altKey || ctrlKey || metaKey || shiftKey) && key?.toLowerCase() === wanted;
}
