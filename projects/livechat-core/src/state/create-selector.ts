import type { WidgetState } from './widget-state.js';

type Input<T> = (state: WidgetState) => T;
type Inputs<V extends readonly unknown[]> = { readonly [I in keyof V]: Input<V[I]> };

interface Known<V, T> {
  readonly values: V;
  readonly result: T;
}

/**
 * A selector that computes only when one of its inputs is another value, and otherwise gives the
 * very result it gave before.
 *
 * @param inputs reads the slices; each must be cheap
 * @param project computes the result from the slices
 *
 * @example
 * ```ts
 * const selectClosed = createSelector([(state) => state.threads], (threads) =>
 *   Object.values(threads).filter(({ status }) => status === 'CLOSED'),
 * );
 * chat.select(selectClosed).subscribe(render);
 * ```
 */
export function createSelector<V extends readonly unknown[], T>(
  inputs: Inputs<V>,
  project: (...values: V) => T,
): Input<T> {
  // One result for each chat, known by what is made once with it. A result for each state would
  // keep every state alive until the next full collection.
  const knownByChat = new WeakMap<WidgetState['defaults'], Known<V, T>>();
  return (state) => {
    const known = knownByChat.get(state.defaults);
    if (known !== undefined && inputs.every((input, index) => Object.is(input(state), known.values[index]))) {
      return known.result;
    }
    const values = inputs.map((input) => input(state)) as readonly unknown[] as V;
    const result = project(...values);
    knownByChat.set(state.defaults, { values, result });
    return result;
  };
}
