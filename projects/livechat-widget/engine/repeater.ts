import { setActiveConsumer } from '@angular/core/primitives/signals';
import type { Container } from './container';
import { addPlace } from './control-flow';
import type { TemplateFn } from './definition';
import { containerOf, makeEmbedded } from './embedded';
import { frame, isNew } from './frame';
import { reconcile, type LiveList, type TrackBy } from './reconcile';
import type { Slot } from './slot';
import { destroyView, type View } from './view';
import { fault } from './fault';

/** What the template of a row speaks of. */
class RowContext {
  constructor(
    private readonly container: Container,
    public $implicit: unknown,
    public $index: number,
  ) {}

  get $count(): number {
    return this.container.views.length;
  }
}

/** A list, and what is drawn while it is empty. */
interface Repeater {
  readonly trackBy: TrackBy;
  readonly rows: Slot;
  readonly empty: Slot | null;
}

/** A list: its rows, and what is drawn where it is empty. */
export function ɵɵrepeaterCreate(
  index: number,
  template: TemplateFn,
  _nodes: number,
  _bindings: number,
  name: string | null,
  attributes: number | null,
  trackBy: TrackBy,
  isMethod = false,
  empty?: TemplateFn,
  _emptyNodes?: number,
  _emptyBindings?: number,
  emptyName: string | null = null,
  emptyAttributes: number | null = null,
): void {
  const { view } = frame();
  const repeater: Repeater = {
    trackBy: isMethod ? trackBy.bind(view.unit.context) : trackBy,
    rows: addPlace(index + 1, template, { name, attributes }),
    empty: empty === undefined ? null : addPlace(index + 2, empty, { name: emptyName, attributes: emptyAttributes }),
  };
  view.values[index] = repeater;
}

/** Rows are kept with the place that they have. */
export function ɵɵrepeaterTrackByIndex(index: number): number {
  return index;
}

/** Rows are kept with what they show. */
export function ɵɵrepeaterTrackByIdentity(_index: number, item: unknown): unknown {
  return item;
}

/** Draws a list. */
export function ɵɵrepeater(items: Iterable<unknown> | null | undefined): void {
  const { view, selected } = frame();
  const { trackBy, rows, empty } = view.values[selected] as Repeater;
  const list = [...(items ?? [])];
  const consumer = setActiveConsumer(null);
  try {
    reconcile(liveRows(rows), list, trackBy);
    containerOf(rows).views.forEach(({ context }, index) => ((context as RowContext).$index = index));
    if (empty === null || !isNew(list.length === 0)) return;
    if (list.length === 0) containerOf(empty).insert(makeEmbedded(empty, undefined), 0);
    else empty.container?.remove(0);
  } finally {
    setActiveConsumer(consumer);
  }
}

function liveRows(slot: Slot): LiveList<View> {
  const container = containerOf(slot);
  const { views } = container;
  const contextAt = (index: number): RowContext => views[index]?.context as RowContext;
  return {
    get length() {
      return views.length;
    },
    at: (index) => contextAt(index).$implicit,
    make: (index, item) => makeEmbedded(slot, new RowContext(container, item, index)),
    attach: (index, view) => container.insert(view, index),
    detach: (index) => {
      const view = container.detach(index);
      if (view === undefined) throw fault('engine', ngDevMode && `There is no row ${String(index)}.`);
      return view;
    },
    destroy: destroyView,
    update: (index, item) => void (contextAt(index).$implicit = item),
  };
}
