import type { DirectiveDef } from './definition';
import { frameOf, inFrame } from './frame';
import { injectorOf } from './node-injector';
import { setInputs } from './set-input';
import { elementOf, type Slot } from './slot';
import { View } from './view';

const MAKE = 1;

/** Makes the component and the directives of an element. What is inside of a component is made when all around it is. */
export function instantiate(slot: Slot): void {
  const { directives, given } = slot.plan;
  if (directives.length === 0) return;
  const injector = injectorOf(slot);
  for (const def of directives) if (def.component !== null) addInside(slot, def);
  for (const def of directives) {
    const instance = injector.instanceOf(def);
    if (def.component !== null && slot.component !== null) slot.component.context = instance;
  }
  for (const input of given) setInputs(slot, [input], input.value);
  for (const def of directives) if (def.hostBindings !== null) addHost(slot, def);
}

function addInside(slot: Slot, { component }: DirectiveDef): void {
  if (component === null) return;
  const { view } = slot;
  slot.component = new View({
    template: component.template,
    context: null,
    up: view,
    declaredIn: null,
    host: slot,
    injector: injectorOf(slot),
    scheduler: view.scheduler,
    viewQuery: component.viewQuery,
  });
  view.components.push(slot.component);
  if (component.hasShadowRoot) elementOf(slot)?.attachShadow({ mode: 'open' });
}

function addHost(slot: Slot, { type, hostBindings: bind }: DirectiveDef): void {
  const instance = slot.injector?.get(type);
  if (bind === null) return;
  const { view } = slot;
  const index = view.slots.indexOf(slot);
  view.hosts.push({ index, bind, instance, bindings: [] });
  inFrame({ ...frameOf(view, []), slot, selected: index }, () => bind(MAKE, instance));
}
