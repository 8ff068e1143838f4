import type { Container } from './container';
import { makeComponent, type ComponentRef } from './create-component';
import { containerOf } from './embedded';
import { injectorAt } from './node-injector';
import type { Slot } from './slot';
import type { TemplateRef } from './template-ref';
import type { Type } from './token';
import { markAbove, type View } from './view';

/** A place in which components and templates are drawn by those who ask for it. */
export class ViewContainerRef {
  static readonly #known = new WeakMap<Slot, ViewContainerRef>();
  readonly #container: Container;

  constructor(private readonly slot: Slot) {
    this.#container = containerOf(slot);
  }

  /** The same one each time. */
  static ofSlot(slot: Slot): ViewContainerRef {
    const known = ViewContainerRef.#known.get(slot) ?? new ViewContainerRef(slot);
    ViewContainerRef.#known.set(slot, known);
    return known;
  }

  get length(): number {
    return this.#container.views.length;
  }

  createComponent<T>(type: Type<T>): ComponentRef<T> {
    const made = makeComponent(type, injectorAt(this.slot));
    made.container = this.#container;
    this.#insert(made.hostView.view);
    return made;
  }

  createEmbeddedView(template: TemplateRef, context: unknown): void {
    this.#insert(template.make(context));
  }

  clear(): void {
    while (this.length > 0) this.#container.remove(this.length - 1);
  }

  #insert(view: View): void {
    this.#container.insert(view, this.length);
    // What is around reads what the template reads.
    if (view.consumer === null) this.#container.view.unit.isDirty = true;
    markAbove(view);
  }
}
