import { frame } from './frame';
import type { Plan } from './plan';
import { Slot, nodesOf } from './slot';
import type { View } from './view';

/** Puts a node where the template is. What a component's element contains waits for the component to give it a place. */
export function addNode(index: number, plan: Plan, node: ChildNode | null, projected?: () => readonly Slot[]): Slot {
  const entered = frame();
  const { view, parent } = entered;
  const slot = new Slot(view, plan, node, parent, projected);
  view.slots[index] = slot;
  entered.slot = slot;
  if (parent === null) view.roots.push(slot);
  else if (parent.component !== null) parent.content.push(slot);
  const inside = insideOf(view, parent);
  if (inside !== null) inside.append(...nodesOf(slot));
  return slot;
}

/** The element that what is being made goes into at once. */
function insideOf(view: View, parent: Slot | null): ParentNode | null {
  if (parent === null) return view.host === null ? null : elementOrShadow(view.host);
  return parent.component === null ? (parent.node as Element | null) : null;
}

function elementOrShadow({ node }: Slot): ParentNode {
  const element = node as Element;
  return element.shadowRoot ?? element;
}
