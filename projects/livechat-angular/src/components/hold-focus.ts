import { focusedBeside } from './focused-beside';

const STOPS =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), audio[controls], video[controls], [tabindex]';

/**
 * Lets Tab go round inside of an element, wherever it comes from; to be used where nothing else can be
 * seen. Focus that a script moves is left alone: two that hold it would take it from each other for ever.
 *
 * @returns what ends it
 */
export function holdFocus(element: HTMLElement): () => void {
  const onKey = (event: KeyboardEvent): void => {
    // A dialog inside holds the focus itself, and leaves all around it dead.
    if (event.key !== 'Tab' || event.defaultPrevented || element.querySelector('dialog[open]') !== null) return;
    const active = focusedBeside(element);
    const stops = [...element.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
    const [first, last] = [stops[0], stops.at(-1)];
    // The element itself has the focus where there is nothing to write in.
    const isInside = element.contains(active) && active !== element;
    const isLeaving = !isInside || active === (event.shiftKey ? first : last);
    if (!isLeaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  const { ownerDocument } = element;
  ownerDocument.addEventListener('keydown', onKey);
  return () => ownerDocument.removeEventListener('keydown', onKey);
}

function isStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && element.getClientRects().length > 0;
}
