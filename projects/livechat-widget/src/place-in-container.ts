import type { Executor } from 'livechat-angular/global';
import { LiveChatError } from 'livechat-core/protocol';
import { whenBody } from './when-body';

/** What {@link placeInContainer} works on. */
export interface Placement {
  readonly document: Document;
  readonly chat: Executor;
  /** Draws the chat inside an element, from wherever it is. */
  readonly moveInto: (container: Element) => void;
}

/**
 * Runs the page's calls on a chat, and takes from `init` what is about the page and not about the
 * chat: the `container` in which its window lies. An `init` whose container cannot be found is
 * refused as a whole, and a later one with the right container works.
 */
export function placeInContainer({ document, chat, moveInto }: Placement): Executor {
  return {
    events$: chat.events$,
    execute: (name, arg) => {
      if (name !== 'init' || !hasContainer(arg)) return chat.execute(name, arg);
      const { container, ...rest } = arg;
      return new Promise((resolve, reject) => {
        // Before the page is read to its end, the container may be still to come.
        whenBody(document, () => {
          try {
            moveInto(find(document, container));
            resolve(chat.execute(name, rest));
          } catch (error) {
            reject(LiveChatError.wrap(error));
          }
        });
      });
    },
  };
}

function hasContainer(arg: unknown): arg is { readonly container: unknown } {
  return typeof arg === 'object' && arg !== null && 'container' in arg && arg.container !== undefined;
}

function find(document: Document, container: unknown): Element {
  // The style sheets of the chat belong to this document, so that it cannot be drawn in another.
  if (container instanceof Element && container.ownerDocument === document) return container;
  if (typeof container !== 'string') throw refusal('container is neither a selector nor an element of this page.');
  const found = query(document, container);
  if (found === null) throw refusal(`There is no element "${container}" in the page.`);
  return found;
}

function query(document: Document, selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch (cause) {
    throw refusal(`"${selector}" is no selector.`, cause);
  }
}

function refusal(message: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message,
    remedy: 'Set container to the selector of an element that is in the page, such as "#chat", or to the element.',
    field: 'container',
    cause,
  });
}
