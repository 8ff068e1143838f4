/** The stretch of a list that is on the page: indexes, `end` is not part of it. */
export interface ListWindow {
  readonly start: number;
  readonly end: number;
  /** How many messages fill the view at the end of the list, and about a screen above it. */
  readonly enough: number;
}

/** What a list is opened with: the view, and about a screen above it. */
const FIRST = 24;
/** How many are added while the list rests. */
const FILL = 12;
/** By how many the stretch moves, and grows at the end before it lets go of what is above. */
const STEP = 24;
/** How many are on the page at most, where somebody reads. */
const MOST = 120;

/** What a list is opened with: what is in view at its end. */
export function opened(count: number): ListWindow {
  return atEnd(count, FIRST);
}

/** A few more above; what is on the page then is what the list needs from now on. */
export function filled({ start, end, enough }: ListWindow): ListWindow {
  const next = Math.max(0, start - FILL);
  return { start: next, end, enough: Math.max(enough, end - next) };
}

/** The end of a list. */
export function atEnd(count: number, enough: number): ListWindow {
  return { start: Math.max(0, count - enough), end: count, enough };
}

/** Further towards the beginning; what leaves at the other side makes room. */
export function earlier({ start, end, enough }: ListWindow): ListWindow {
  const next = Math.max(0, start - STEP);
  return { start: next, end: Math.min(end, next + MOST), enough };
}

/** Further towards the end of a list of `count`. */
export function later({ start, end, enough }: ListWindow, count: number): ListWindow {
  const next = Math.min(count, end + STEP);
  return { start: Math.max(start, next - MOST), end: next, enough };
}

/**
 * The stretch of a list that has grown: it stays on the same messages, takes in what came at the end
 * while that is in sight, and stays small.
 *
 * @param added how many came before the first one, and behind the last one
 * @param follows whether the end shall stay in view
 */
export function grown(
  { start, end, enough }: ListWindow,
  added: { readonly before: number; readonly count: number; readonly previousCount: number },
  follows: boolean,
): ListWindow {
  const { before, count, previousCount } = added;
  const moved: ListWindow = { start: start + before, end: end + before, enough };
  if (end + before < previousCount) return moved;
  const size = count - moved.start;
  if (size <= (follows ? enough + STEP : MOST)) return { ...moved, end: count };
  return follows ? atEnd(count, enough) : moved;
}
