import { makeView } from './check';
import { Container } from './container';
import { injectorAt } from './node-injector';
import { commentOf, type Slot } from './slot';
import { View } from './view';
import { fault } from './fault';

/** The views that are drawn in the place of a comment. */
export function containerOf(slot: Slot): Container {
  const comment = commentOf(slot);
  if (comment === null)
    throw fault('engine', ngDevMode && 'Only <ng-container> and templates can have views drawn beside them.');
  return (slot.container ??= new Container(slot.view, comment));
}

/** Makes a view of the template that belongs to a place, without drawing it there. */
export function makeEmbedded(slot: Slot, context: unknown): View {
  const { view } = slot;
  const made = new View({
    template: slot.plan.template,
    context,
    up: view,
    declaredIn: view,
    host: null,
    injector: injectorAt(slot),
    scheduler: view.scheduler,
  });
  makeView(made);
  return made;
}
