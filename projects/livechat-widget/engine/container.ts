import { nodesOfView } from './slot';
import { destroyView, type View } from './view';

/** Views that are drawn in front of a comment, wherever that lies. */
export class Container {
  readonly views: View[] = [];

  constructor(
    readonly view: View,
    private readonly anchor: Comment,
  ) {
    view.containers.push(this);
  }

  /** Puts a view into the page, before the one that has this index now. */
  insert(view: View, index: number): void {
    const before = this.#firstFrom(index);
    this.views.splice(index, 0, view);
    view.up = this.view;
    // The comment is nowhere as long as what it belongs to is not drawn; it will take this along.
    const { parentNode } = this.anchor;
    if (parentNode !== null) for (const node of nodesOfView(view)) parentNode.insertBefore(node, before);
    this.view.nodesChanged();
  }

  /** Takes a view out of the page. */
  detach(index: number): View | undefined {
    const [view] = this.views.splice(index, 1);
    if (view === undefined) return undefined;
    for (const node of nodesOfView(view)) node.remove();
    this.view.nodesChanged();
    return view;
  }

  /** Takes a view out of the page, and ends it. */
  remove(index: number): void {
    const view = this.detach(index);
    if (view !== undefined) destroyView(view);
  }

  #firstFrom(index: number): ChildNode {
    for (let at = index; ; at += 1) {
      const view = this.views[at];
      if (view === undefined) return this.anchor;
      const [first] = nodesOfView(view);
      if (first !== undefined) return first;
    }
  }
}
