import {
  consumerAfterComputation,
  consumerBeforeComputation,
  consumerPollProducersForChange,
  setActiveConsumer,
} from '@angular/core/primitives/signals';
import { frameOf, inFrame } from './frame';
import type { View } from './view';

const MAKE = 1;
const UPDATE = 2;

/** Makes the nodes of a view, and of the components in it. */
export function makeView(view: View): void {
  const consumer = setActiveConsumer(null);
  try {
    inFrame(frameOf(view), () => {
      view.viewQuery?.(MAKE, view.context);
      view.template?.run(MAKE, view.context);
    });
    view.components.forEach(makeView);
    view.isMade = true;
    view.nodesChanged();
  } finally {
    setActiveConsumer(consumer);
  }
}

/** Whether there is something to do in a component, or inside of it. */
export function needsCheck(view: View): boolean {
  return view.isDirty || view.isDirtyBelow || view.consumer?.dirty === true;
}

/** Brings a component's view up to date, or only what is inside of it. */
export function checkUnit(view: View): void {
  const { consumer } = view;
  if (view.destroyed || consumer === null) return;
  const isDue = view.isDirty || (consumer.dirty && consumerPollProducersForChange(consumer));
  consumer.dirty = false;
  if (!isDue) return view.isDirtyBelow ? lookInto(view, lookAt) : undefined;
  const before = consumerBeforeComputation(consumer);
  try {
    update(view);
  } finally {
    consumerAfterComputation(consumer, before);
  }
}

function update(view: View): void {
  if (view.destroyed) return;
  lookInto(
    view,
    (inside) => (inside.consumer === null ? update(inside) : checkUnit(inside)),
    () => {
      if (view.template !== null) inFrame(frameOf(view), () => view.template?.run(UPDATE, view.context));
    },
  );
}

/** What is inside of a view that is up to date itself. */
function lookAt(inside: View): void {
  if (inside.consumer !== null) checkUnit(inside);
  else if (inside.isDirtyBelow) lookInto(inside, lookAt);
}

function lookInto(view: View, look: (inside: View) => void, draw?: () => void): void {
  view.isDirty &&= draw === undefined;
  view.isDirtyBelow = false;
  try {
    draw?.();
    runEffects(view);
    for (const { views } of view.containers) [...views].forEach(look);
    if (draw !== undefined) bindHosts(view);
    view.components.forEach(checkUnit);
    for (const sequence of view.newHooks.splice(0)) view.scheduler.addHooks(sequence);
  } catch (error) {
    // The next turn tries again.
    view.isDirty ||= draw !== undefined;
    view.isDirtyBelow = true;
    throw error;
  }
}

function runEffects(view: View): void {
  for (let found = true; found;) {
    found = false;
    for (const effect of view.effects) {
      if (!effect.dirty) continue;
      found = true;
      effect.run();
    }
  }
}

function bindHosts(view: View): void {
  for (const { index, bind, instance, bindings } of view.hosts) {
    const frame = { ...frameOf(view, bindings), selected: index };
    inFrame(frame, () => bind(UPDATE, instance));
  }
}
