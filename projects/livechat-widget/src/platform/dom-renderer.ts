import { RendererStyleFlags2, type Renderer2 } from '@angular/core';
import { onEvent, type Handler } from './on-event';

const NAMESPACES: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};

/** Carries out on the page what Angular's templates ask for. It adds no styles: the widget adopts its own. */
export class DomRenderer implements Renderer2 {
  readonly data: Readonly<Record<string, unknown>> = {};
  readonly destroyNode = null;

  constructor(private readonly document: Document) {}

  createElement(name: string, namespace?: string | null): Element {
    if (!namespace) return this.document.createElement(name);
    return this.document.createElementNS(NAMESPACES[namespace] ?? namespace, name);
  }

  createComment(value: string): Comment {
    return this.document.createComment(value);
  }

  createText(value: string): Text {
    return this.document.createTextNode(value);
  }

  appendChild(parent: Node, child: Node): void {
    parent.appendChild(child);
  }

  insertBefore(parent: Node | null, child: Node, next: Node | null): void {
    parent?.insertBefore(child, next);
  }

  removeChild(_parent: Node | null, child: ChildNode): void {
    child.remove();
  }

  selectRootElement(target: string | Element, isKept?: boolean): Element {
    const element = typeof target === 'string' ? this.document.querySelector(target) : target;
    if (element === null) throw new Error('What a component is to be drawn into is not on the page.');
    if (isKept !== true) element.textContent = '';
    return element;
  }

  parentNode(node: Node): Node | null {
    return node.parentNode;
  }

  nextSibling(node: Node): Node | null {
    return node.nextSibling;
  }

  setAttribute(element: Element, name: string, value: string): void {
    element.setAttribute(name, value);
  }

  removeAttribute(element: Element, name: string): void {
    element.removeAttribute(name);
  }

  addClass(element: Element, name: string): void {
    element.classList.add(name);
  }

  removeClass(element: Element, name: string): void {
    element.classList.remove(name);
  }

  setStyle(element: HTMLElement, name: string, value: string, flags = 0): void {
    element.style.setProperty(name, value, flags & RendererStyleFlags2.Important ? 'important' : '');
  }

  removeStyle(element: HTMLElement, name: string): void {
    element.style.removeProperty(name);
  }

  setProperty(element: Element, name: string, value: unknown): void {
    Reflect.set(element, name, value);
  }

  setValue(node: Node, value: string): void {
    node.nodeValue = value;
  }

  listen(
    target: EventTarget | 'window' | 'document' | 'body',
    event: string,
    handle: Handler,
    options?: AddEventListenerOptions,
  ): () => void {
    return onEvent(typeof target === 'string' ? this.#named(target) : target, event, handle, options);
  }

  destroy(): void {
    // Nothing is held that would outlive its elements.
  }

  #named(target: 'window' | 'document' | 'body'): EventTarget {
    if (target === 'document') return this.document;
    return target === 'body' ? this.document.body : (this.document.defaultView ?? this.document);
  }
}
