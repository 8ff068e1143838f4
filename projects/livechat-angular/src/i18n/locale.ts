import type { Language } from 'livechat-core/protocol';
import type { EN_US } from './en-us';
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
  /** Time of day: `14:05` or `2:05 PM`. */
  time(moment: number): string;
  /** Day and time, for a tooltip. */
  dayAndTime(moment: number): string;
  /** A calendar day as seen from `now`: today, yesterday, a weekday, or a date. */
  day(moment: number, now: number): string;
  /** Short form for lists: a time today, otherwise a day. */
  short(moment: number, now: number): string;
}

const DAY_MS = 86_400_000;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

/** Builds the locale of a language from its texts. Days and times are those of the browser's time zone. */
export function createLocale(language: Language, texts: Texts): Locale {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long' });
  const dates = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const datesWithYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });

  const day = (moment: number, now: number): string => {
    const age = daysBetween(moment, now);
    if (age === 0) return texts.today;
    if (age === 1) return texts.yesterday;
    if (age > 1 && age < 7) return weekdays.format(moment);
    const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
    return (sameYear ? dates : datesWithYear).format(moment);
  };

  return {
    language,
    direction: RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    text: (key, values = {}) => fill(texts[key], values),
    count: (key, count) => {
      const forms = texts[key];
      return fill(forms[plurals.select(count)] ?? forms.other, { count: numbers.format(count) });
    },
    number: (value) => numbers.format(value),
    time: (moment) => times.format(moment),
    dayAndTime: (moment) => full.format(moment),
    day,
    short: (moment, now) => (daysBetween(moment, now) === 0 ? times.format(moment) : day(moment, now)),
  };
}

/** The calendar day of a moment in the browser's time zone, as a key to compare. */
export function dayKey(moment: number): string {
  const date = new Date(moment);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** Calendar days from `moment` to `now`; rounding takes care of days of 23 and 25 hours. */
function daysBetween(moment: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(moment)) / DAY_MS);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
