import type { Availability } from 'livechat-core/protocol';
import type { Locale } from '../i18n/locale';

/** Whether somebody is there, or when somebody will be, in one line; empty where the server does not say. */
export function presenceWords(locale: Locale, availability: Availability | undefined, now: number): string {
  if (availability === undefined) return '';
  const { isOnline, replyMinutes, changesAt } = availability;
  if (isOnline) {
    return replyMinutes === undefined ? locale.text('online') : locale.count('repliesWithin', replyMinutes);
  }
  if (changesAt === undefined || changesAt <= now) return locale.text('away');
  const isToday = new Date(changesAt).toDateString() === new Date(now).toDateString();
  const time = locale.time(changesAt);
  return locale.text('backAt', { time: isToday ? time : `${locale.short(changesAt, now)}, ${time}` });
}
