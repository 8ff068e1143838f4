import type { Slot } from './slot';
import type { View } from './view';
import { fault } from './fault';

/** Where the instructions of a template are, while it runs. */
export interface Frame {
  readonly view: View;
  /** The values that are bound now, as they were bound last. */
  readonly bindings: unknown[];
  /** The next of them. */
  binding: number;
  /** The index of the node that is spoken of. */
  selected: number;
  /** The element that was begun last, or ended. */
  slot: Slot | null;
  /** The element that is being made. */
  parent: Slot | null;
  namespace: string | null;
}

let current: Frame | undefined;

/** Where the template is that runs now. */
export function frame(): Frame {
  if (current === undefined) throw fault('engine', ngDevMode && 'No template is being drawn.');
  return current;
}

/** Runs a part of a template. */
export function inFrame(entered: Frame, run: () => void): void {
  const before = current;
  const context = contextView;
  current = entered;
  contextView = entered.view;
  try {
    run();
  } finally {
    current = before;
    contextView = context;
  }
}

/** A frame at the beginning of a view. */
export function frameOf(view: View, bindings: unknown[] = view.bindings): Frame {
  return { view, bindings, binding: 0, selected: 0, slot: null, parent: null, namespace: null };
}

/** Whether a value is another one than was bound at this place last; the first one always is. */
export function isNew(value: unknown): boolean {
  const { bindings, binding } = frame();
  frame().binding += 1;
  if (binding < bindings.length && Object.is(bindings[binding], value)) return false;
  bindings[binding] = value;
  return true;
}

let contextView: View | null = null;

/** The view of whose values a template speaks. */
function contextual(): View {
  if (contextView === null) throw fault('engine', ngDevMode && 'The view of a listener was not restored.');
  return contextView;
}

/** Runs something that may look into other views, and leaves those be in which it is called. */
export function apart<T>(run: () => T): T {
  const before = contextView;
  try {
    return run();
  } finally {
    contextView = before;
  }
}

/** For listeners: the view that is being made. */
export function ɵɵgetCurrentView(): View {
  return frame().view;
}

/** For listeners: goes back to the view that they belong to. */
export function ɵɵrestoreView(view: View): unknown {
  contextView = view;
  return view.context;
}

/** For listeners: leaves it again. */
export function ɵɵresetView<T>(value: T): T {
  contextView = null;
  return value;
}

/** Goes out of so many blocks, to what the template around them speaks of. */
export function ɵɵnextContext(levels = 1): unknown {
  for (let level = 0; level < levels; level += 1) contextView = contextual().declaredIn;
  return contextual().context;
}

/** What a reference of a template around means. */
export function ɵɵreference(index: number): unknown {
  return contextual().values[index];
}

/** A value that a template around has declared. */
export function ɵɵreadContextLet(index: number): unknown {
  const { values } = contextual();
  if (!(index in values)) throw fault('NG0314', ngDevMode && 'A value of @let is not there yet.');
  return values[index];
}

/** Makes room for a value that the template declares. */
export function ɵɵdeclareLet(_index: number): typeof ɵɵdeclareLet {
  return ɵɵdeclareLet;
}

/** Remembers what the template declares. */
export function ɵɵstoreLet<T>(value: T): T {
  const { view, selected } = frame();
  view.values[selected] = value;
  return value;
}

/** Goes on to another node. */
export function ɵɵadvance(count = 1): void {
  frame().selected += count;
}

/** The node that is spoken of. */
export function selected(): Slot {
  const { view, selected: index } = frame();
  const slot = view.slots[index];
  if (slot === undefined) throw fault('engine', ngDevMode && `There is no node ${String(index)}.`);
  return slot;
}
