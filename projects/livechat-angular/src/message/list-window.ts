/** The stretch of a list that is on the page: indexes, `end` is not part of it. */
export interface ListWindow {
  readonly start: number;
  readonly end: number;
}

/** How many messages are rendered at most when the list rests, and by how many the stretch moves. */
const SIZE = 80;
const STEP = 40;
/** How many fill the view, and come first when a list is opened. */
const FIRST = 24;

/** What a list is opened with: what is in view at its end. */
export function opened(count: number): ListWindow {
  return { start: Math.max(0, count - FIRST), end: count };
}

/** A stretch that was just opened, with a few more above it; the same one when it is large enough. */
export function filled(window: ListWindow): ListWindow {
  const { start, end } = window;
  const next = Math.max(0, start - FIRST, end - SIZE);
  return next < start ? { start: next, end } : window;
}

/** The end of a list. */
export function atEnd(count: number): ListWindow {
  return { start: Math.max(0, count - SIZE), end: count };
}

/** Further towards the beginning; what leaves at the other side makes room. */
export function earlier({ start, end }: ListWindow): ListWindow {
  const next = Math.max(0, start - STEP);
  return { start: next, end: Math.min(end, next + SIZE + STEP) };
}

/** Further towards the end of a list of `count`. */
export function later({ start, end }: ListWindow, count: number): ListWindow {
  const next = Math.min(count, end + STEP);
  return { start: Math.max(start, next - SIZE - STEP), end: next };
}

/**
 * The stretch of a list that has grown: it stays on the same messages, takes in what came at the end
 * while that is in sight, and stays small.
 *
 * @param added how many came before the first one, and behind the last one
 * @param follows whether the end shall stay in view
 */
export function grown(
  { start, end }: ListWindow,
  added: { readonly before: number; readonly count: number; readonly previousCount: number },
  follows: boolean,
): ListWindow {
  const { before, count, previousCount } = added;
  const moved: ListWindow = { start: start + before, end: end + before };
  if (end < previousCount) return moved;
  const size = count - moved.start;
  if (size <= SIZE + STEP) return { start: moved.start, end: count };
  return follows ? atEnd(count) : moved;
}
