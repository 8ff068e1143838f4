/** Names an item of a list. */
export type TrackBy = (index: number, item: unknown) => unknown;

/** A list that is drawn, as {@link reconcile} changes it. */
export interface LiveList<V> {
  readonly length: number;
  /** The item that is drawn there. */
  at(index: number): unknown;
  make(index: number, item: unknown): V;
  attach(index: number, view: V): void;
  detach(index: number): V;
  destroy(view: V): void;
  /** Says that what is drawn there is another item of the same name. */
  update(index: number, item: unknown): void;
}

/**
 * Makes a list what it is to be: what stays is moved as little as possible, and never made anew. It goes from both ends
 * inwards, so that what is added, removed, swapped or moved to the other end touches nothing else.
 */
export function reconcile<V>(live: LiveList<V>, items: readonly unknown[], trackBy: TrackBy): void {
  let start = 0;
  let end = live.length - 1;
  let last = items.length - 1;
  const waiting = new Map<unknown, V[]>();
  let later: Set<unknown> | null = null;

  const takesOver = (at: number, index: number): boolean => {
    const [shown, item] = [live.at(at), items[index]];
    if (at === index && Object.is(shown, item)) return true;
    if (!Object.is(trackBy(at, shown), trackBy(index, item))) return false;
    live.update(at, item);
    return true;
  };
  const attachWaiting = (index: number, key: unknown): boolean => {
    const view = waiting.get(key)?.shift();
    if (view === undefined) return false;
    live.attach(index, view);
    live.update(index, items[index]);
    return true;
  };
  const add = (index: number): void => live.attach(index, live.make(index, items[index]));
  const keysBetween = (): Set<unknown> => {
    const keys = new Set<unknown>();
    for (let at = start; at <= end; at += 1) keys.add(trackBy(at, live.at(at)));
    return keys;
  };

  while (start <= end && start <= last) {
    if (takesOver(start, start)) {
      start += 1;
      continue;
    }
    if (takesOver(end, last)) {
      end -= 1;
      last -= 1;
      continue;
    }
    const [first, final] = [trackBy(start, live.at(start)), trackBy(end, live.at(end))];
    const wanted = trackBy(start, items[start]);
    if (Object.is(wanted, final)) {
      const moved = live.detach(end);
      // Only where both ends change places the other one goes to the end at once.
      if (Object.is(trackBy(last, items[last]), first)) {
        if (end - start > 1) {
          const other = live.detach(start);
          live.attach(start, moved);
          live.attach(end, other);
        } else live.attach(start, moved);
        live.update(end, items[last]);
        end -= 1;
        last -= 1;
      } else live.attach(start, moved);
      live.update(start, items[start]);
      start += 1;
      continue;
    }
    later ??= keysBetween();
    if (attachWaiting(start, wanted)) {
      start += 1;
      end += 1;
    } else if (!later.has(wanted)) {
      add(start);
      start += 1;
      end += 1;
    } else {
      waiting.set(first, [...(waiting.get(first) ?? []), live.detach(start)]);
      end -= 1;
    }
  }
  for (; start <= last; start += 1) if (!attachWaiting(start, trackBy(start, items[start]))) add(start);
  for (; start <= end; end -= 1) live.destroy(live.detach(end));
  for (const views of waiting.values()) for (const view of views) live.destroy(view);
}
