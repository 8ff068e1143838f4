import type { Slot } from './slot';

/** A class of which an element's injector makes an instance by itself. */
export interface TokenOfSlot<T> {
  readonly ofSlot: (slot: Slot) => T;
}

/** The element that a component or a directive sits on. */
export class ElementRef {
  static readonly #known = new WeakMap<Slot, ElementRef>();

  constructor(readonly nativeElement: unknown) {}

  /** The same one each time. */
  static ofSlot(slot: Slot): ElementRef {
    const known = ElementRef.#known.get(slot) ?? new ElementRef(slot.node);
    ElementRef.#known.set(slot, known);
    return known;
  }
}
