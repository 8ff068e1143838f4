import { SIGNAL, SIGNAL_NODE, producerAccessed, signalSetFn, type SignalNode } from '@angular/core/primitives/signals';
import type { Signal } from './signals';
import { fault } from './fault';

/** What an input's signal is made of. */
export interface InputNode extends SignalNode<unknown> {
  readonly transformFn: ((value: unknown) => unknown) | undefined;
}

interface Options<T, W> {
  readonly transform?: (value: W) => T;
}

/** Stands for the value of a required input that was not set yet. */
const UNSET = Symbol('unset');

function make<T, W>(initial: unknown, options: Options<T, W> | undefined): Signal<T> {
  const node: InputNode = Object.assign(Object.create(SIGNAL_NODE) as SignalNode<unknown>, {
    value: initial,
    transformFn: options?.transform as InputNode['transformFn'],
  });
  const get = (): T => {
    producerAccessed(node);
    if (node.value === UNSET)
      throw fault('NG0950', ngDevMode && 'An input is required, and was read before it was set.');
    return node.value as T;
  };
  return Object.assign(get, { [SIGNAL]: node });
}

/** A value that whoever draws the component sets. */
export const input = Object.assign(
  <T, W = T>(initial?: T, options?: Options<T, W>): Signal<T> => make(initial, options),
  {
    /** One that has no value by itself. */
    required: <T, W = T>(options?: Options<T, W>): Signal<T> => make(UNSET, options),
  },
);

/** Gives an input its value. */
export function setInputNode(instance: unknown, node: InputNode, value: unknown): void {
  signalSetFn(node, node.transformFn === undefined ? value : node.transformFn.call(instance, value));
}
