import { setActiveConsumer } from '@angular/core/primitives/signals';
import { ErrorHandler } from './error-handler';
import { apart, frame } from './frame';
import { injectorAt, injectorOf } from './node-injector';
import { onEvent } from './on-event';
import type { OutputEmitterRef } from './output';
import { elementOf, type Slot } from './slot';
import { markDirty } from './view';
import { fault } from './fault';

type Handler = (event: unknown) => unknown;

/** Hears an event of the element, or an output of what sits on it. */
export function ɵɵlistener(
  name: string,
  handle: Handler,
  resolve?: (element: Element) => EventTarget,
): typeof ɵɵlistener {
  const { view, slot } = frame();
  if (slot === null) throw fault('engine', ngDevMode && 'A listener without an element.');
  const heard = heardBy(slot, handle);
  const element = elementOf(slot);
  if (element !== null) view.cleanups.push(onEvent(resolve?.(element) ?? element, name, heard));
  for (const { directive, property } of slot.plan.outputs.get(name) ?? []) {
    const instance = injectorOf(slot).instanceOf(directive) as Readonly<Record<string, OutputEmitterRef<unknown>>>;
    const subscription = instance[property]?.subscribe(heard);
    view.cleanups.push(() => subscription?.unsubscribe());
  }
  return ɵɵlistener;
}

/** Whatever is heard can change what is drawn. */
function heardBy(slot: Slot, handle: Handler): Handler {
  return (event) => {
    markDirty(slot.component ?? slot.view);
    const consumer = setActiveConsumer(null);
    try {
      return apart(() => handle(event) !== false);
    } catch (error) {
      injectorAt(slot).get(ErrorHandler).handleError(error);
      return false;
    } finally {
      setActiveConsumer(consumer);
    }
  };
}

/** For listeners to the document. */
export function ɵɵresolveDocument(element: Element): Document {
  return element.ownerDocument;
}

/** For listeners to the window. */
export function ɵɵresolveWindow(element: Element): Window {
  return element.ownerDocument.defaultView ?? window;
}
