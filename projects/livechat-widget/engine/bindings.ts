import { frame, isNew, selected } from './frame';
import { setInputs } from './set-input';
import { elementOf, type Slot } from './slot';
import { textOf } from './text-of';

import { addNode } from './place';
import { PLAIN } from './plan';
import { fault } from './fault';

/** Makes a value harmless where it is written. */
type Sanitizer = (value: unknown) => unknown;

/** Properties that have another name in scripts. */
const PROPERTIES: Readonly<Record<string, string>> = {
  class: 'className',
  for: 'htmlFor',
  formaction: 'formAction',
  readonly: 'readOnly',
  tabindex: 'tabIndex',
};

/** A node of text. */
export function ɵɵtext(index: number, value = ''): void {
  addNode(index, PLAIN, document.createTextNode(value));
}

/** Writes a text. */
export function ɵɵtextInterpolate(value: unknown): typeof ɵɵtextInterpolate {
  ɵɵtextInterpolate1('', value);
  return ɵɵtextInterpolate;
}

/** Writes a text with a value in it. */
export function ɵɵtextInterpolate1(before: string, value: unknown, after = ''): typeof ɵɵtextInterpolate1 {
  if (isNew(value)) write(before + textOf(value) + after);
  return ɵɵtextInterpolate1;
}

/** Writes a text with two values in it. */
export function ɵɵtextInterpolate2(
  before: string,
  first: unknown,
  between: string,
  second: unknown,
  after = '',
): typeof ɵɵtextInterpolate2 {
  const changes = [isNew(first), isNew(second)];
  if (changes.includes(true)) write(before + textOf(first) + between + textOf(second) + after);
  return ɵɵtextInterpolate2;
}

function write(text: string): void {
  const { node } = selected();
  if (node !== null) node.nodeValue = text;
}

/** Sets inputs of that name, or a property of the element where there are none. */
export function ɵɵproperty(name: string, value: unknown, sanitize?: Sanitizer | null): typeof ɵɵproperty {
  if (isNew(value)) {
    const slot = selected();
    const inputs = slot.plan.inputs.get(name);
    if (inputs === undefined) setProperty(slot, name, value, sanitize);
    else {
      setInputs(slot, inputs, value);
      if (slot.component !== null) slot.component.isDirty = true;
    }
  }
  return ɵɵproperty;
}

/** Sets a property of the element. */
export function ɵɵdomProperty(name: string, value: unknown, sanitize?: Sanitizer | null): typeof ɵɵdomProperty {
  if (isNew(value)) setProperty(selected(), name, value, sanitize);
  return ɵɵdomProperty;
}

function setProperty(slot: Slot, name: string, value: unknown, sanitize?: Sanitizer | null): void {
  const element = elementOf(slot);
  if (element !== null) Reflect.set(element, PROPERTIES[name] ?? name, sanitize ? sanitize(value) : value);
}

/** Sets an attribute, or takes it away where there is no value. */
export function ɵɵattribute(name: string, value: unknown, sanitize?: Sanitizer | null): typeof ɵɵattribute {
  if (isNew(value)) {
    const element = selectedElement();
    if (value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, textOf(sanitize ? sanitize(value) : value));
  }
  return ɵɵattribute;
}

/** Gives the element a class, or takes it away; where the value is undefined it has what its template gives it once and for all. */
export function ɵɵclassProp(name: string, value: unknown): typeof ɵɵclassProp {
  if (isNewStyling(value)) {
    const { classes } = selected().plan;
    selectedElement().classList.toggle(name, value === undefined ? classes.includes(name) : Boolean(value));
  }
  return ɵɵclassProp;
}

/** Sets a property of the element's style; where the value is undefined it has what its template gives it once and for all. */
export function ɵɵstyleProp(name: string, value: unknown, suffix = ''): typeof ɵɵstyleProp {
  if (isNewStyling(value)) {
    const [, given = ''] = selected().plan.styles.findLast(([each]) => each === name) ?? [];
    const text = textOf(value);
    const { style } = selectedElement() as HTMLElement;
    style.setProperty(name, value === undefined ? given : text && text + suffix);
  }
  return ɵɵstyleProp;
}

/** Styling has two places among the bindings, and nothing to say in the beginning where it has no value. */
function isNewStyling(value: unknown): boolean {
  const isFirst = frame().binding >= frame().bindings.length;
  const changed = isNew(value);
  isNew(null);
  return changed && !(isFirst && value === undefined);
}

function selectedElement(): Element {
  const element = elementOf(selected());
  if (element === null) throw fault('engine', ngDevMode && 'What is bound belongs to an element.');
  return element;
}
