import { DomRenderer } from './dom-renderer';

/** Draws what lies in a component's element into a shadow root of that element. */
export class ShadowRenderer extends DomRenderer {
  readonly #host: Node;
  readonly #root: ShadowRoot;

  constructor(document: Document, host: Element) {
    super(document);
    this.#host = host;
    this.#root = host.attachShadow({ mode: 'open' });
  }

  override appendChild(parent: Node, child: Node): void {
    super.appendChild(this.#inside(parent), child);
  }

  override insertBefore(parent: Node | null, child: Node, next: Node | null): void {
    super.insertBefore(parent === null ? null : this.#inside(parent), child, next);
  }

  override parentNode(node: Node): Node | null {
    const parent = super.parentNode(node === this.#host ? this.#root : node);
    return parent === null ? null : this.#inside(parent);
  }

  #inside(node: Node): Node {
    return node === this.#host ? this.#root : node;
  }
}
