import type { Language } from 'livechat-core/protocol';
import type { EN_US } from './catalogues/en-us';
import type { TextKey, Texts } from './texts';

/** The keys of texts that count, and of those that do not. */
export type PluralKey = { [K in TextKey]: (typeof EN_US)[K] extends string ? never : K }[TextKey];
export type PlainKey = Exclude<TextKey, PluralKey>;

/** The words, the numbers and the times of one language. */
export interface Locale {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** A text, with its `{places}` filled. */
  text(key: PlainKey, values?: Readonly<Record<string, string>>): string;
  /** A text that counts, in the plural form of the number. */
  count(key: PluralKey, count: number): string;
  number(value: number): string;
  /** Things of which one is to be chosen: `Yes, No or Perhaps`. */
  either(choices: readonly string[]): string;
  /** A share of 0 to 1, without decimals: `45%`. */
  percent(share: number): string;
  /** A size in bytes, in the unit that people would use: `2.4 MB`. */
  fileSize(bytes: number): string;
  /** Time of day: `14:05` or `2:05 PM`. */
  time(moment: number): string;
  /** Day and time, for a tooltip. */
  dayAndTime(moment: number): string;
  /** A calendar day as seen from `now`: today, yesterday, a weekday, or a date. */
  day(moment: number, now: number): string;
  /** Short form for lists: a time today, otherwise a day. */
  short(moment: number, now: number): string;
  /** A moment to come: a time today, otherwise its day with the time. */
  upcoming(moment: number, now: number): string;
}

const DAY_MS = 86_400_000;
/** The day on which clocks are put back, with an hour to spare. */
const LONGEST_DAY_MS = 26 * 3_600_000;
const MINUTE_MS = 60_000;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

/** Characters that turn what comes after them: in a name they would reorder the words around it. */
const DIRECTING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Tags that `Intl` would misunderstand: to it `LA` is Laos, and Spanish of Latin America is `419`. */
const INTL_TAGS: Readonly<Partial<Record<Language, string>>> = { 'es-LA': 'es-419' };

const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The tag by which `Intl` knows a language of the widget. */
export function intlTag(language: Language): string {
  return INTL_TAGS[language] ?? language;
}

/** Builds the locale of a language from its texts. Days and times are those of the browser's time zone. */
export function createLocale(language: Language, texts: Texts): Locale {
  const tag = intlTag(language);
  const dates = (options: Intl.DateTimeFormatOptions): Use<Intl.DateTimeFormat> =>
    whenUsed(() => new Intl.DateTimeFormat(tag, options));
  const plurals = whenUsed(() => new Intl.PluralRules(tag));
  const numbers = whenUsed(() => new Intl.NumberFormat(tag));
  const percents = whenUsed(() => new Intl.NumberFormat(tag, { style: 'percent' }));
  const relative = whenUsed(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const times = dates({ timeStyle: 'short' });
  const full = dates({ dateStyle: 'full', timeStyle: 'short' });
  const weekdays = dates({ weekday: 'long' });
  const weekdayTimes = dates({ weekday: 'long', hour: 'numeric', minute: '2-digit' });
  const dateTimes = dates({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  const sameYear = dates({ day: 'numeric', month: 'short' });
  const otherYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });

  const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(tag));

  const day = (moment: number, now: number): string => {
    const age = daysBetween(moment, now);
    if (age === 0 || age === 1) return capital(relative().format(-age, 'day'));
    if (age > 1 && age < 7) return capital(weekdays().format(moment));
    const isThisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
    return (isThisYear ? sameYear : otherYear)().format(moment);
  };

  return {
    language,
    direction: RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    text: (key, values = {}) => fill(texts[key], values),
    count: (key, count) => {
      const forms = texts[key];
      return fill(forms[plurals().select(count)] ?? forms.other, { count: numbers().format(count) });
    },
    number: (value) => numbers().format(value),
    either: (choices) => new Intl.ListFormat(tag, { type: 'disjunction' }).format(choices),
    percent: (share) => percents().format(share),
    fileSize: (bytes) => formatSize(tag, bytes),
    time: oncePerMinute(times),
    dayAndTime: oncePerMinute(full),
    day,
    short: (moment, now) => (daysBetween(moment, now) === 0 ? times().format(moment) : day(moment, now)),
    upcoming: (moment, now) => {
      const days = daysBetween(now, moment);
      if (days === 0) return times().format(moment);
      return (days < 7 ? weekdayTimes : dateTimes)().format(moment);
    },
  };
}

/** Gives what is made when it is asked for the first time. */
type Use<T> = () => T;

/** Formats take long to make, all of them longer than drawing a launcher, and most conversations need a few. */
function whenUsed<T>(make: () => T): Use<T> {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Messages lie close together, and formatting is slow: what is asked for again within a minute is known. */
function oncePerMinute(format: Use<Intl.DateTimeFormat>): (moment: number) => string {
  let [known, words] = [Number.NaN, ''];
  return (moment) => {
    const minute = Math.floor(moment / MINUTE_MS);
    if (minute !== known) [known, words] = [minute, format().format(moment)];
    return words;
  };
}

/** Whether two moments are of one calendar day in the browser's time zone. */
export function isSameDay(a: number, b: number): boolean {
  // Within the longest day there is, each date has another number than the next one.
  return Math.abs(a - b) < LONGEST_DAY_MS && new Date(a).getDate() === new Date(b).getDate();
}

/** Calendar days from `moment` to `now`; rounding takes care of days of 23 and 25 hours. */
function daysBetween(moment: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(moment)) / DAY_MS);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

/** Units of 1,024 with the names that people know; one decimal below ten. */
function formatSize(tag: string, bytes: number): string {
  const power = bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10);
  const index = Math.min(power, SIZE_UNITS.length - 1);
  const value = bytes / 1024 ** index;
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: SIZE_UNITS[index] ?? 'byte',
    unitDisplay: index === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && index > 0 ? 1 : 0,
  }).format(value);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name]?.replace(DIRECTING, '') ?? place);
}
