import { frame } from './frame';
import { instantiate } from './instantiate';
import { addNode } from './place';
import { planOf, type Plan } from './plan';
import { saveReferences } from './references';
import { fault } from './fault';

const SVG = 'http://www.w3.org/2000/svg';

/** What follows is of SVG. */
export function ɵɵnamespaceSVG(): void {
  frame().namespace = SVG;
}

/** What follows is of HTML. */
export function ɵɵnamespaceHTML(): void {
  frame().namespace = null;
}

/** Begins an element, with its component and its directives. */
export function ɵɵelementStart(
  index: number,
  name: string,
  attributes?: number | null,
  references?: number | null,
): typeof ɵɵelementStart {
  const entered = frame();
  const { view, namespace } = entered;
  if (view.template === null) throw fault('engine', ngDevMode && 'An element without a template.');
  const plan = planOf(view.template, index, { name, attributes, references, isSelectable: true });
  const slot = addNode(index, plan, makeElement(name, namespace, plan));
  entered.parent = slot;
  instantiate(slot);
  saveReferences(slot, index);
  return ɵɵelementStart;
}

/** Ends the element that was begun last. */
export function ɵɵelementEnd(): typeof ɵɵelementEnd {
  const entered = frame();
  entered.slot = entered.parent;
  entered.parent = entered.parent?.parent ?? null;
  return ɵɵelementEnd;
}

/** An element with nothing inside. */
export function ɵɵelement(
  index: number,
  name: string,
  attributes?: number | null,
  references?: number | null,
): typeof ɵɵelement {
  ɵɵelementStart(index, name, attributes, references);
  ɵɵelementEnd();
  return ɵɵelement;
}

/** Stands for nothing but what a directive draws in front of it. */
export function ɵɵelementContainer(
  index: number,
  attributes?: number | null,
  references?: number | null,
): typeof ɵɵelementContainer {
  const { view } = frame();
  if (view.template === null) throw fault('engine', ngDevMode && 'A container without a template.');
  const plan = planOf(view.template, index, { name: 'ng-container', attributes, references, isSelectable: true });
  const slot = addNode(index, plan, document.createComment(''));
  instantiate(slot);
  saveReferences(slot, index);
  return ɵɵelementContainer;
}

/** Makes an element with all that is the same each time. */
function makeElement(name: string, namespace: string | null, plan: Plan): Element {
  const element = namespace === null ? document.createElement(name) : document.createElementNS(namespace, name);
  dress(element, plan);
  return element;
}

/** Writes to an element what its template, and its component, say once and for all. */
export function dress(element: Element, { attributes, classes, styles }: Plan): void {
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (classes.length > 0) element.classList.add(...classes);
  for (const [name, value] of styles) (element as HTMLElement).style.setProperty(name, value);
}
