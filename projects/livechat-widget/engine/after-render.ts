import { BASE_EFFECT_NODE, consumerDestroy, runEffect } from '@angular/core/primitives/signals';
import { ApplicationRef } from './application';
import { DestroyRef } from './destroy-ref';
import { Injector, inject } from './injector';
import { NodeInjector } from './node-injector';
import type { HookSequence, Hooks } from './render-hooks';
import { markInside } from './view';

/** What runs after the page was drawn. */
export interface AfterRenderRef {
  destroy(): void;
}

interface Options {
  readonly injector?: Injector;
}

/** Does something once, after the page was drawn next. */
export function afterNextRender(hooks: Hooks | (() => void), options?: Options): AfterRenderRef {
  return add(injectorFor(options), hooks, 'once');
}

/** Does something each time that the page was drawn. */
export function afterEveryRender(hooks: Hooks | (() => void), options?: Options): AfterRenderRef {
  return add(injectorFor(options), hooks, 'always');
}

/** Does something after the page was drawn, and again then when signals have changed that it has read. */
export function afterRenderEffect(
  run: (onCleanup: (clean: () => void) => void) => void,
  options?: Options,
): AfterRenderRef {
  const injector = injectorFor(options);
  const application = injector.get(ApplicationRef);
  const cleanups: (() => void)[] = [];
  const node = Object.assign(Object.create(BASE_EFFECT_NODE) as typeof BASE_EFFECT_NODE, {
    fn: () => run((clean) => cleanups.push(clean)),
    cleanup: () => cleanups.splice(0).forEach((clean) => clean()),
    consumerMarkedDirty: () => application.notify('hooks'),
    run: () => (node.dirty ? runEffect(node) : undefined),
    destroy: () => {
      node.cleanup();
      consumerDestroy(node);
    },
  });
  return add(injector, node.run, 'always', node.destroy);
}

function injectorFor(options: Options | undefined): Injector {
  return options?.injector ?? inject(Injector);
}

function add(
  injector: Injector,
  given: Hooks | (() => void),
  times: 'once' | 'always',
  onEnd?: () => void,
): AfterRenderRef {
  const application = injector.get(ApplicationRef);
  const destroy = (): void => {
    forget();
    application.removeHooks(sequence);
    if (injector instanceof NodeInjector) remove(injector.slot.view.newHooks, sequence);
    onEnd?.();
  };
  const forget = injector.get(DestroyRef).onDestroy(destroy);
  const hooks = typeof given === 'function' ? { mixedReadWrite: given } : given;
  const sequence: HookSequence = { hooks, isOnce: times === 'once', forget };
  if (injector instanceof NodeInjector) {
    injector.slot.view.newHooks.push(sequence);
    markInside(injector.slot.view);
  } else application.addHooks(sequence);
  return { destroy };
}

function remove<T>(list: T[], one: T): void {
  const index = list.indexOf(one);
  if (index !== -1) list.splice(index, 1);
}
