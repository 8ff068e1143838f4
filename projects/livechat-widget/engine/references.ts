import { injectorOf } from './node-injector';
import type { Slot } from './slot';
import { TemplateRef } from './template-ref';
import { ElementRef } from './tokens-of-slots';
import { fault } from './fault';

/** Remembers what the references of a node mean, in the places after its own. */
export function saveReferences(slot: Slot, index: number): void {
  slot.plan.references.forEach(([, part], at) => {
    slot.view.values[index + 1 + at] = referredTo(slot, part, slot.node);
  });
}

/** What a query gives for a node that has a reference. */
export function foundBy(slot: Slot, part: string): unknown {
  return referredTo(slot, part, ElementRef.ofSlot(slot));
}

function referredTo(slot: Slot, part: string, element: unknown): unknown {
  const { directives, template } = slot.plan;
  const meant = directives.find(({ component, exportAs }) =>
    part === '' ? component !== null : exportAs.includes(part),
  );
  if (meant !== undefined) return injectorOf(slot).instanceOf(meant);
  if (part !== '') throw fault('NG0301', ngDevMode && `There is no export "${part}".`);
  return template === null ? element : TemplateRef.ofSlot(slot);
}
