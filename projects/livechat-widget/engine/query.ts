import { createSignal } from '@angular/core/primitives/signals';
import { frame } from './frame';
import { injectorOf } from './node-injector';
import { foundBy } from './references';
import { computed, type Signal } from './signals';
import type { Slot } from './slot';
import type { Token } from './token';
import type { View } from './view';
import { fault } from './fault';

/** Looks for a node by one of its references, or by what sits on it. */
type Predicate = readonly string[] | Token<unknown>;

/** A signal with the first node that a query finds. */
interface QuerySignal<T> extends Signal<T> {
  bind(find: () => unknown): void;
}

function makeQuery<T>(check: (found: unknown) => T): QuerySignal<T> {
  const [find, setFind] = createSignal<() => unknown>(() => undefined);
  const found = computed(() => check(find()()));
  return Object.assign(found, { bind: setFind });
}

/** What a component finds first in its own view; what to look for is in what the compiler makes of it. */
export const viewChild = Object.assign(
  (_locator: unknown, _options?: unknown): Signal<unknown> => makeQuery((found) => found),
  {
    /** What is always there when somebody looks for it. */
    required: (_locator: unknown, _options?: unknown): Signal<unknown> =>
      makeQuery((found) => {
        if (found !== undefined) return found;
        throw fault('NG0951', ngDevMode && 'A query that has to find something has found nothing yet.');
      }),
  },
);

/** Begins to look for something in the view that is being made. */
export function ɵɵviewQuerySignal(
  target: Signal<unknown>,
  predicate: Predicate,
  _flags: number,
  read?: Token<unknown>,
): typeof ɵɵviewQuerySignal {
  const { view } = frame();
  (target as QuerySignal<unknown>).bind(() => {
    view.followNodes();
    return view.isMade ? firstIn(view, predicate, read) : undefined;
  });
  return ɵɵviewQuerySignal;
}

/** Queries that are signals look by themselves. */
export function ɵɵqueryAdvance(_count?: number): void {
  // Nothing is left to do.
}

function firstIn(view: View, predicate: Predicate, read?: Token<unknown>): unknown {
  for (const slot of view.slots) {
    if (slot === undefined) continue;
    const found = matchOf(slot, predicate, read);
    if (found !== undefined) return found;
    for (const inside of slot.container?.views ?? []) {
      // What is drawn there by its class has nothing of the component's template.
      const within = inside.unit === view.unit ? firstIn(inside, predicate, read) : undefined;
      if (within !== undefined) return within;
    }
  }
  return undefined;
}

function matchOf(slot: Slot, predicate: Predicate, read?: Token<unknown>): unknown {
  const { references, directives } = slot.plan;
  if (isNames(predicate)) {
    const [, part] = references.find(([name]) => predicate.includes(name)) ?? [];
    if (part === undefined) return undefined;
    return read === undefined ? foundBy(slot, part) : injectorOf(slot).get(read);
  }
  const directive = directives.find(({ type }) => type === predicate);
  if (directive === undefined) return undefined;
  return read === undefined ? injectorOf(slot).instanceOf(directive) : injectorOf(slot).get(read);
}

function isNames(predicate: Predicate): predicate is readonly string[] {
  return Array.isArray(predicate);
}
