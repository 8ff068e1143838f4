import type { Container } from './container';
import type { NodeInjector } from './node-injector';
import type { Plan } from './plan';
import type { View } from './view';

/** A node of a view, or a place for nodes. */
export class Slot {
  injector: NodeInjector | null = null;
  /** What is drawn in front of it. */
  container: Container | null = null;
  /** The inside of a component. */
  component: View | null = null;
  /** What lies between its tags, where that has to wait for a place: in a component's element, or in none. */
  readonly content: Slot[] = [];

  constructor(
    readonly view: View,
    readonly plan: Plan,
    /** The node itself; what only lets other nodes through has none. */
    readonly node: ChildNode | null,
    readonly parent: Slot | null,
    /** What it lets through. */
    readonly projected: () => readonly Slot[] = () => [],
  ) {}
}

/** The types of nodes, which may be of another document than the page's. */
const [ELEMENT, COMMENT] = [1, 8];

/** The element that a slot is, if it is one. */
export function elementOf({ node }: Slot): Element | null {
  return node?.nodeType === ELEMENT ? (node as Node as Element) : null;
}

/** The comment that a slot is, if it is one. */
export function commentOf({ node }: Slot): Comment | null {
  return node?.nodeType === COMMENT ? (node as Comment) : null;
}

/** The nodes of a slot as they lie in the page, without what is inside of elements. */
export function nodesOf(slot: Slot): ChildNode[] {
  if (slot.node === null) return slot.projected().flatMap(nodesOf);
  if (slot.node.nodeType !== COMMENT) return [slot.node];
  const drawn = slot.container?.views.flatMap(nodesOfView) ?? [];
  return [...slot.content.flatMap(nodesOf), ...drawn, slot.node];
}

/** The nodes that lie directly in a view. */
export function nodesOfView(view: View): ChildNode[] {
  return view.roots.flatMap(nodesOf);
}
