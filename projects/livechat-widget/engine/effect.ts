import { BASE_EFFECT_NODE, consumerDestroy, runEffect, setActiveConsumer } from '@angular/core/primitives/signals';
import { ApplicationRef } from './application';
import { DestroyRef } from './destroy-ref';
import { Injector, inject } from './injector';
import { NodeInjector } from './node-injector';
import { markInside } from './view';

/** Something that is done again when signals change that it has read. */
export interface EffectRef {
  destroy(): void;
}

type OnCleanup = (clean: () => void) => void;

/**
 * Does something now and whenever signals change that it reads. In a component it runs before what is inside of that is
 * drawn; elsewhere before anything is drawn.
 */
export function effect(run: (onCleanup: OnCleanup) => void, options?: { readonly injector?: Injector }): EffectRef {
  const injector = options?.injector ?? inject(Injector);
  const application = injector.get(ApplicationRef);
  const view = injector instanceof NodeInjector ? injector.slot.view : null;
  const cleanups: (() => void)[] = [];
  const effects = view?.effects ?? application.effects;
  const node = Object.assign(Object.create(BASE_EFFECT_NODE) as typeof BASE_EFFECT_NODE, {
    fn: () => run((clean) => cleanups.push(clean)),
    cleanup: () => {
      const consumer = setActiveConsumer(null);
      try {
        for (const clean of cleanups.splice(0).reverse()) clean();
      } finally {
        setActiveConsumer(consumer);
      }
    },
    consumerMarkedDirty: () => (view === null ? application.notify('effects') : markInside(view)),
    run: () => runEffect(node),
    destroy: () => {
      forget();
      effects.delete(node);
      consumerDestroy(node);
      node.cleanup();
    },
  });
  // The view takes its effects along when it goes, after all others have heard of that.
  const forget = view === null ? injector.get(DestroyRef).onDestroy(() => node.destroy()) : (): void => undefined;
  effects.add(node);
  node.consumerMarkedDirty();
  return node;
}
