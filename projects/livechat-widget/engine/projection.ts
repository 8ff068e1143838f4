import type { Selector } from './definition';
import { frame } from './frame';
import { addNode } from './place';
import { PLAIN } from './plan';
import { isSelected } from './selector';
import type { Slot } from './slot';
import type { View } from './view';

/** Where what lies between a component's tags goes: `*` takes what no other place wants. */
type Places = readonly ('*' | readonly Selector[])[];

const placesOf = new WeakMap<View, Places>();

/** Says which places a component has for what lies between its tags. */
export function ɵɵprojectionDef(places: Places = ['*']): void {
  placesOf.set(frame().view.unit, places);
}

/** A place for what lies between the component's tags. */
export function ɵɵprojection(index: number, place = 0): void {
  const { unit } = frame().view;
  const places = placesOf.get(unit) ?? ['*'];
  addNode(index, PLAIN, null, () => (unit.host?.content ?? []).filter((slot) => placeOf(slot, places) === place));
}

function placeOf({ plan }: Slot, places: Places): number {
  const wanted = places.findIndex(
    (each) =>
      each !== '*' &&
      (plan.projectAs === null ? isSelected(plan, each) : each.some((one) => isSame(one, plan.projectAs))),
  );
  return wanted === -1 ? places.indexOf('*') : wanted;
}

function isSame(one: Selector, other: Selector | null): boolean {
  return one.length === other?.length && one.every((each, index) => each === other[index]);
}
