import * as z from 'zod/mini';
import { dayAfter, dayBefore, localMoment, momentOf, type LocalDate } from './zoned-time.js';

/** The days of a week in the order of `Date.getUTCDay`. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * From a time of the day to another one, by the clocks of the place; `24:00` is midnight. One that ends
 * before it begins ends on the next day.
 */
const spanSchema = z
  .object({ from: z.string().check(z.regex(TIME)), to: z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)) })
  .check(z.refine(({ from, to }) => from !== to, 'must not end when it begins'));
type Span = z.infer<typeof spanSchema>;

const spansSchema = z.array(spanSchema).check(z.maxLength(10));

/**
 * When people work, by the clocks of one place. A day that is not named is free. What goes on past midnight
 * belongs to the day on which it begins.
 */
export const workingHoursSchema = z.object({
  /** Such as `Europe/Zagreb`. */
  timeZone: z.string().check(z.refine(isTimeZone, 'must be an IANA time zone such as Europe/Zagreb')),
  weekly: z.partial(
    z.object({
      monday: spansSchema,
      tuesday: spansSchema,
      wednesday: spansSchema,
      thursday: spansSchema,
      friday: spansSchema,
      saturday: spansSchema,
      sunday: spansSchema,
    }),
  ),
  /** Days that are not as in other weeks, such as holidays; without spans they are free. */
  exceptions: z.optional(
    z.array(z.object({ date: z.iso.date(), spans: spansSchema })).check(
      z.maxLength(366),
      z.refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'must name each date once'),
    ),
  ),
});
export type WorkingHours = z.infer<typeof workingHoursSchema>;

/** Whether somebody works, and until when that stays so; without an end, for longer than can be told. */
export interface OpeningState {
  readonly isOpen: boolean;
  /** In milliseconds since 1970. */
  readonly changesAt?: number;
}

/** So many days ahead an end is looked for: holidays are long, but not longer. */
const DAYS_AHEAD = 35;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The state of working hours at a moment. On days when clocks are changed, a time that does not exist
 * means the moment of the change, and one that exists twice means the first.
 *
 * @param at in milliseconds since 1970
 *
 * @example
 * ```ts
 * openingState({ timeZone: 'Europe/Zagreb', weekly: { monday: [{ from: '09:00', to: '17:00' }] } }, Date.now());
 * ```
 */
export function openingState(hours: WorkingHours, at: number): OpeningState {
  const horizon = at + DAYS_AHEAD * DAY_MS;
  for (const { from, to } of stretches(hours, at)) {
    if (to <= at) continue;
    if (from > at) return { isOpen: false, changesAt: from };
    return { isOpen: true, ...(to < horizon ? { changesAt: to } : {}) };
  }
  return { isOpen: false };
}

/** A time of work without a break, in milliseconds since 1970. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** From the day before a moment on, in their order; what touches, such as at midnight, is one. */
function* stretches(hours: WorkingHours, at: number): Generator<Stretch> {
  let held: Stretch | undefined;
  for (const { from, to } of spansFrom(hours, at)) {
    if (held !== undefined && from > held.to) yield held;
    held = held !== undefined && from <= held.to ? { from: held.from, to: Math.max(held.to, to) } : { from, to };
  }
  if (held !== undefined) yield held;
}

function* spansFrom(hours: WorkingHours, at: number): Generator<Stretch> {
  // What began the day before may go on until now.
  let day = dayBefore(localMoment(at, hours.timeZone).date);
  for (let index = 0; index <= DAYS_AHEAD + 2; index += 1, day = dayAfter(day)) {
    for (const span of spansOf(hours, day)) {
      const from = momentOf(day, span.from, hours.timeZone);
      const to = momentOf(span.to < span.from ? dayAfter(day) : day, span.to, hours.timeZone);
      // Clocks may leap over the whole of it.
      if (from < to) yield { from, to };
    }
  }
}

function spansOf(hours: WorkingHours, day: LocalDate): readonly Span[] {
  const exception = hours.exceptions?.find(({ date }) => date === day);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const spans = exception?.spans ?? (weekday === undefined ? undefined : hours.weekly[weekday]) ?? [];
  return spans.toSorted((a, b) => a.from.localeCompare(b.from));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
