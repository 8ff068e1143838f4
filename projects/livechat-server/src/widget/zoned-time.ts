/** A day of a calendar, such as `2026-11-22`. */
export type LocalDate = string;

/** What the clocks and calendars of a place show. */
export interface LocalMoment {
  readonly date: LocalDate;
  /** In 24 hours, such as `17:05`. */
  readonly time: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a place show at a moment. */
export function localMoment(at: number, timeZone: string): LocalMoment {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { date: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}` };
}

/**
 * When the clocks of a place show a time of a day, in milliseconds since 1970. A time that the clocks
 * leap over is the moment when they leap; one that they show twice is the first.
 *
 * @param time such as `09:00`; `24:00` is the midnight that ends the day
 */
export function momentOf(date: LocalDate, time: string, timeZone: string): number {
  if (time === '24:00') return momentOf(dayAfter(date), '00:00', timeZone);
  const wanted = `${date}T${time}`;
  const asUtc = Date.parse(`${wanted}:00Z`);
  // No place is further from UTC than a day; between the two bounds its clocks pass the time.
  const shown = (at: number): string => {
    const local = localMoment(at, timeZone);
    return `${local.date}T${local.time}`;
  };
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => asUtc - offsetAt(at, timeZone));
  const exact = guesses.filter((at) => shown(at) === wanted);
  if (exact.length > 0) return Math.min(...exact);
  return leapBetween(Math.min(...guesses), Math.max(...guesses), (at) => shown(at) > wanted);
}

/** The next day of the calendar. */
export function dayAfter(date: LocalDate): LocalDate {
  return shifted(date, DAY_MS);
}

/** The day before in the calendar. */
export function dayBefore(date: LocalDate): LocalDate {
  return shifted(date, -DAY_MS);
}

function shifted(date: LocalDate, ms: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + ms).toISOString().slice(0, 10);
}

/** By how much the clocks of a place are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const { date, time } = localMoment(at, timeZone);
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${date}T${time}:00Z`) - minute;
}

/** The first minute in which the clocks have passed a time. */
function leapBetween(before: number, after: number, hasPassed: (at: number) => boolean): number {
  let [low, high] = [before, after];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (hasPassed(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
