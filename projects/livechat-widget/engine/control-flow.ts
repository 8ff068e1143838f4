import { setActiveConsumer } from '@angular/core/primitives/signals';
import type { TemplateFn } from './definition';
import { containerOf, makeEmbedded } from './embedded';
import { frame, isNew } from './frame';
import { instantiate } from './instantiate';
import { addNode } from './place';
import { planOf, type PlanOptions } from './plan';
import { saveReferences } from './references';
import type { Slot } from './slot';
import { fault } from './fault';

/** A place in which a template can be drawn. */
export function addPlace(index: number, template: TemplateFn | undefined, options: Partial<PlanOptions> = {}): Slot {
  const { view } = frame();
  if (view.template === null) throw fault('engine', ngDevMode && 'A place without a template.');
  const plan = planOf(view.template, index, { name: null, isSelectable: false, ...options, template });
  return addNode(index, plan, document.createComment(''));
}

/** A template that directives draw, or that is handed on. */
export function ɵɵtemplate(
  index: number,
  template: TemplateFn,
  _nodes: number,
  _bindings: number,
  name: string | null = null,
  attributes?: number | null,
  references?: number | null,
  _extract?: unknown,
): typeof ɵɵtemplate {
  const slot = addPlace(index, template, { name, attributes, references, isSelectable: true });
  instantiate(slot);
  saveReferences(slot, index);
  return ɵɵtemplate;
}

/** What a reference to a template means is known to whoever saves it. */
export const ɵɵtemplateRefExtractor = null;

/** A branch of `@if` or `@switch`. */
export function ɵɵconditionalCreate(
  index: number,
  template: TemplateFn,
  _nodes: number,
  _bindings: number,
  name: string | null = null,
  attributes?: number | null,
): typeof ɵɵconditionalCreate {
  addPlace(index, template, { name, attributes });
  return ɵɵconditionalCreate;
}

/** Draws one of the branches, or none (-1). */
export function ɵɵconditional(index: number, context?: unknown): void {
  const { view, bindings, binding } = frame();
  const before = bindings[binding] as number | undefined;
  const shown = before === undefined || before === -1 ? undefined : place(before);
  if (!isNew(index)) {
    const [inside] = shown?.container?.views ?? [];
    if (inside !== undefined) inside.context = context;
    return;
  }
  const consumer = setActiveConsumer(null);
  try {
    shown?.container?.remove(0);
    if (index === -1) return;
    const next = place(index);
    containerOf(next).insert(makeEmbedded(next, context), 0);
  } finally {
    setActiveConsumer(consumer);
  }

  function place(at: number): Slot {
    const slot = view.slots[at];
    if (slot === undefined) throw fault('engine', ngDevMode && `There is no branch ${String(at)}.`);
    return slot;
  }
}
