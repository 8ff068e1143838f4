import { DestroyRef } from './destroy-ref';
import type { DirectiveDef } from './definition';
import { Injector, Made, without, type InjectOptions } from './injector';
import type { Slot } from './slot';
import { factoryOf, type Token } from './token';
import type { TokenOfSlot } from './tokens-of-slots';

/** The injector of an element: its component, its directives, what those provide, and the element itself. */
export class NodeInjector extends Injector {
  readonly #made = new Made(this);

  constructor(readonly slot: Slot) {
    super();
  }

  override get<T>(token: Token<T>, notFound?: T | null, options?: InjectOptions): T {
    if (options?.skipSelf !== true) {
      const make = this.#maker(token);
      if (make !== undefined) return make() as T;
    }
    if (options?.self === true) return without(token, notFound, options);
    return around(this.slot).get(token, notFound, options?.optional === true ? { optional: true } : undefined);
  }

  /** The instance of one of the element's directives. */
  instanceOf(def: DirectiveDef): unknown {
    return this.#made.get(def.type, () => factoryOf(def.type)());
  }

  #maker(token: Token<unknown>): (() => unknown) | undefined {
    const { slot } = this;
    if (token === Injector) return () => this;
    if (token === DestroyRef) return () => slot.view;
    if (Object.hasOwn(token, 'ofSlot')) return () => (token as unknown as TokenOfSlot<unknown>).ofSlot(slot);
    const { directives } = slot.plan;
    const own = directives.find(({ type }) => type === token);
    if (own !== undefined) return () => this.instanceOf(own);
    const make = directives.map(({ providers }) => providers?.get(token)).find((each) => each !== undefined);
    return make && ((): unknown => this.#made.get(token, make));
  }
}

/** The injector of an element, which has one of its own if there is something to inject on it. */
export function injectorOf(slot: Slot): NodeInjector {
  return (slot.injector ??= new NodeInjector(slot));
}

/** The injector for what is drawn in the place of a node. */
export function injectorAt(slot: Slot): Injector {
  return slot.injector ?? around(slot);
}

/** The injector of what lies around a node. */
function around({ parent, view }: Slot): Injector {
  for (let slot = parent; slot !== null; slot = slot.parent) if (slot.injector !== null) return slot.injector;
  return view.injector;
}
