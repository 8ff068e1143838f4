import { SIGNAL, setActiveConsumer } from '@angular/core/primitives/signals';
import type { InputTarget } from './definition';
import { setInputNode, type InputNode } from './input';
import { injectorOf } from './node-injector';
import type { PlannedInput } from './plan';
import type { Slot } from './slot';

/** Gives those inputs of an element's directives a value that have a name in common. */
export function setInputs(slot: Slot, inputs: readonly PlannedInput[], value: unknown): void {
  const consumer = setActiveConsumer(null);
  try {
    for (const { directive, target } of inputs) setInput(injectorOf(slot).instanceOf(directive), target, value);
  } finally {
    setActiveConsumer(consumer);
  }
}

function setInput(instance: unknown, { property, isSignal, transform }: InputTarget, value: unknown): void {
  const fields = instance as Record<string, unknown>;
  if (!isSignal) {
    fields[property] = transform === undefined ? value : transform.call(instance, value);
    return;
  }
  const { [SIGNAL]: node } = fields[property] as { readonly [SIGNAL]: InputNode };
  setInputNode(instance, node, value);
}
