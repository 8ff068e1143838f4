import { LOCALE, TEXT } from './catalogue';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const timeOfDay = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' });
const dayAndMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const fullDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });
const fullDayAndYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

/**
 * How long somebody has waited, in plain words.
 *
 * @example
 * ```ts
 * waitingText(start, start + 5 * 60_000); // 'Waiting 5 minutes'
 * ```
 */
export function waitingText(since: number, now: number): string {
  const waited = Math.max(0, now - since);
  if (waited < MINUTE) return TEXT.time.waitingJustNow;
  if (waited < HOUR) return TEXT.time.waitingMinutes(Math.floor(waited / MINUTE));
  if (waited < 2 * DAY) return TEXT.time.waitingHours(Math.floor(waited / HOUR));
  return TEXT.time.waitingDays(Math.floor(waited / DAY));
}

/** When something last happened, as short as a list needs it. */
export function listTime(moment: number, now: number): string {
  const age = now - moment;
  if (age < MINUTE) return TEXT.time.now;
  if (age < HOUR) return TEXT.time.minutes(Math.floor(age / MINUTE));
  const days = daysBetween(moment, now);
  if (days === 0) return timeOfDay.format(moment);
  if (days === 1) return TEXT.time.yesterday;
  return days < 7 ? weekday.format(moment) : dayAndMonth.format(moment);
}

/** The heading of a day in a conversation. */
export function dayHeading(moment: number, now: number): string {
  const days = daysBetween(moment, now);
  if (days === 0) return TEXT.time.today;
  if (days === 1) return TEXT.time.yesterday;
  const isThisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? fullDay : fullDayAndYear).format(moment);
}

/** The time of day of a moment. */
export function clockTime(moment: number): string {
  return timeOfDay.format(moment);
}

/** Day and time of a moment. */
export function exactTime(moment: number): string {
  return exact.format(moment);
}

/** A moment for the `datetime` attribute. */
export function machineTime(moment: number): string {
  return new Date(moment).toISOString();
}

/** The local day of a moment, as a number that tells days apart and orders them. */
export function dayNumber(moment: number): number {
  const date = new Date(moment);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

/** A wait that somebody has to sit out, in seconds up to two minutes and in minutes beyond. */
export function waitText(seconds: number): string {
  return seconds <= 120 ? TEXT.time.seconds(seconds) : TEXT.time.wholeMinutes(Math.ceil(seconds / 60));
}

function daysBetween(earlier: number, later: number): number {
  return dayNumber(later) - dayNumber(earlier);
}
