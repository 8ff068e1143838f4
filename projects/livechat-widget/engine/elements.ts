/** Stands for `@angular/elements` in the widget's files: with a strategy of one's own, and inputs that are signals. */
import type { Observable, Subscription } from 'rxjs';
import { definitionOf } from './definition';
import type { Injector } from './injector';
import type { Type } from './token';

/** What an element does with its attributes, and with its coming and going. */
interface Strategy {
  readonly events: Observable<{ readonly name: string; readonly value: unknown }>;
  connect(element: HTMLElement): void;
  disconnect(): void;
  getInputValue(name: string): unknown;
  setInputValue(name: string, value: unknown): void;
}

/** How the class of an element is made. */
interface Options {
  readonly injector: Injector;
  readonly strategyFactory: { create(injector: Injector): Strategy };
}

/** An element that hands on to its strategy what happens to it. */
export interface CustomElement extends HTMLElement {
  readonly ngElementStrategy: Strategy;
}

/** Makes the class of an element that has an attribute and a property for each input of a component. */
export function createCustomElement(
  component: Type<unknown>,
  { injector, strategyFactory }: Options,
): CustomElementConstructor & { readonly prototype: CustomElement } {
  const inputs = [...definitionOf(component).inputs].map(([name, { property }]) => ({ name, property }));
  const byAttribute = new Map(inputs.map(({ name, property }) => [toAttribute(name), property]));

  class InputElement extends HTMLElement implements CustomElement {
    static readonly observedAttributes = [...byAttribute.keys()];
    #strategy: Strategy | null = null;
    #events: Subscription | null = null;

    get ngElementStrategy(): Strategy {
      return (this.#strategy ??= this.#begin());
    }

    attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
      this.ngElementStrategy.setInputValue(byAttribute.get(name) ?? name, value);
    }

    connectedCallback(): void {
      const { events } = this.ngElementStrategy;
      this.#events = events.subscribe(({ name, value }) =>
        this.dispatchEvent(new CustomEvent(name, { detail: value })),
      );
      this.ngElementStrategy.connect(this);
    }

    disconnectedCallback(): void {
      this.#strategy?.disconnect();
      this.#events?.unsubscribe();
      this.#events = null;
    }

    /** What was set before the element had its class lies on the element itself, in front of the property. */
    #begin(): Strategy {
      const strategy = strategyFactory.create(injector);
      for (const { property } of inputs) {
        if (!Object.hasOwn(this, property)) continue;
        const value: unknown = Reflect.get(this, property);
        Reflect.deleteProperty(this, property);
        strategy.setInputValue(property, value);
      }
      return strategy;
    }
  }

  for (const { property } of inputs) {
    Object.defineProperty(InputElement.prototype, property, {
      get(this: CustomElement) {
        return this.ngElementStrategy.getInputValue(property);
      },
      set(this: CustomElement, value: unknown) {
        this.ngElementStrategy.setInputValue(property, value);
      },
      configurable: true,
      enumerable: true,
    });
  }
  return InputElement;
}

function toAttribute(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
