import { setActiveConsumer } from '@angular/core/primitives/signals';
import { ApplicationRef, type ViewRef } from './application';
import { makeView } from './check';
import type { Container } from './container';
import { definitionOf } from './definition';
import { dress } from './element';
import type { Injector } from './injector';
import { instantiate } from './instantiate';
import { injectorOf } from './node-injector';
import { planOfHost } from './plan';
import { setInputs } from './set-input';
import { Slot } from './slot';
import type { Type } from './token';
import { ElementRef } from './tokens-of-slots';
import { View, destroyView, markDirty } from './view';

/** A component that is drawn by itself. */
export class ComponentRef<T> {
  /** What it is drawn among, if it is. */
  container: Container | null = null;
  readonly location: ElementRef;
  readonly injector: Injector;
  readonly instance: T;
  readonly hostView: ViewRef;
  readonly #slot: Slot;
  readonly #given = new Map<string, unknown>();

  constructor(
    readonly componentType: Type<T>,
    slot: Slot,
  ) {
    this.#slot = slot;
    this.hostView = { view: slot.view };
    this.location = ElementRef.ofSlot(slot);
    this.injector = injectorOf(slot);
    this.instance = this.injector.get(componentType);
  }

  setInput(name: string, value: unknown): void {
    if (this.#given.has(name) && Object.is(this.#given.get(name), value)) return;
    this.#given.set(name, value);
    setInputs(this.#slot, this.#slot.plan.inputs.get(name) ?? [], value);
    markDirty(this.#slot.component ?? this.#slot.view);
  }

  onDestroy(callback: () => void): void {
    this.#slot.view.onDestroy(callback);
  }

  destroy(): void {
    const { view } = this.#slot;
    const index = this.container?.views.indexOf(view) ?? -1;
    if (index !== -1) this.container?.detach(index);
    this.#slot.node?.remove();
    destroyView(view);
  }
}

/** Makes a component, in an element of the page or in a new one. */
export function createComponent<T>(
  type: Type<T>,
  options: { readonly environmentInjector: Injector; readonly hostElement?: Element },
): ComponentRef<T> {
  return makeComponent(type, options.environmentInjector, options.hostElement);
}

/** Makes a component for a place with this injector. */
export function makeComponent<T>(type: Type<T>, injector: Injector, host?: Element): ComponentRef<T> {
  const def = definitionOf(type);
  const plan = planOfHost(host?.localName ?? (String(def.selectors[0]?.[0] ?? '') || 'div'), def);
  const element = host ?? document.createElement(plan.name ?? '');
  if (def.component?.hasShadowRoot !== true) element.replaceChildren();
  dress(element, plan);
  const view = new View({
    template: null,
    context: null,
    up: null,
    declaredIn: null,
    host: null,
    injector,
    scheduler: injector.get(ApplicationRef),
  });
  const slot = new Slot(view, plan, element, null);
  view.slots.push(slot);
  view.roots.push(slot);
  const consumer = setActiveConsumer(null);
  try {
    instantiate(slot);
    makeView(view);
  } finally {
    setActiveConsumer(consumer);
  }
  return new ComponentRef(type, slot);
}
