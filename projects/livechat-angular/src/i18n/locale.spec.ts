import type { Language } from 'livechat-core/protocol';
import { LANGUAGES } from 'livechat-core/protocol';
import { TEXTS as AR_AE } from './catalogues/ar-ae';
import { TEXTS as DE_DE } from './catalogues/de-de';
import { EN_US } from './catalogues/en-us';
import { loadTexts } from './load-texts';
import { createLocale, isSameDay, type Locale } from './locale';

const english = createLocale('en-US', EN_US);
const german = createLocale('de-DE', DE_DE);
const arabic = createLocale('ar-AE', AR_AE);

async function localeOf(language: Language): Promise<Locale> {
  return createLocale(language, await loadTexts(language));
}

/** Spaces of any kind and width as plain ones: which of them a date has differs between browsers. */
function plainSpaces(text: string): string {
  return text.replace(/\s/gu, ' ');
}

describe('createLocale', () => {
  it('makes no format before something is to be written in it, and then once', () => {
    const formats = jest.spyOn(Intl, 'DateTimeFormat');
    const locale = createLocale('en-US', EN_US);
    expect(locale.text('chat')).not.toBe('');
    expect(formats).not.toHaveBeenCalled();
    locale.time(0);
    locale.time(3_600_000);
    expect(formats).toHaveBeenCalledTimes(1);
    formats.mockRestore();
  });

  it('G19: lets no name turn the words around it', () => {
    const name = '\u2069\u202eAda\u2067';
    expect(english.text('isTyping', { name })).toBe(english.text('isTyping', { name: 'Ada' }));
    expect(arabic.text('isTyping', { name: 'عمر' })).toContain('عمر');
  });

  it('counts in the plural forms of the language', () => {
    expect(english.count('unreadMessages', 1)).toBe('1 unread message');
    expect(english.count('unreadMessages', 3)).toBe('3 unread messages');
    expect(german.count('unreadMessages', 1)).toBe('1 ungelesene Nachricht');
    expect(arabic.count('unreadMessages', 2)).toBe('رسالتان غير مقروءتين');
  });

  it.each<readonly [Language, readonly (readonly [number, string])[]]>([
    [
      'pl-PL',
      [
        [1, '1 nowa wiadomość'],
        [3, '3 nowe wiadomości'],
        [12, '12 nowych wiadomości'],
        [22, '22 nowe wiadomości'],
      ],
    ],
    [
      'ru-RU',
      [
        [1, '1 новое сообщение'],
        [2, '2 новых сообщения'],
        [11, '11 новых сообщений'],
        [21, '21 новое сообщение'],
      ],
    ],
    [
      'sl-SI',
      [
        [1, '1 novo sporočilo'],
        [2, '2 novi sporočili'],
        [4, '4 nova sporočila'],
        [5, '5 novih sporočil'],
      ],
    ],
    [
      'lv-LV',
      [
        [0, '0 jaunu ziņu'],
        [1, '1 jauna ziņa'],
        [11, '11 jaunu ziņu'],
        [2, '2 jaunas ziņas'],
      ],
    ],
    [
      'lt-LT',
      [
        [1, '1 nauja žinutė'],
        [2, '2 naujos žinutės'],
        [10, '10 naujų žinučių'],
      ],
    ],
    [
      'ro-RO',
      [
        [1, '1 mesaj nou'],
        [5, '5 mesaje noi'],
        [20, '20 de mesaje noi'],
      ],
    ],
    ['ja-JP', [[5, '新着メッセージ5件']]],
  ])('counts in %s', async (language, expected) => {
    const locale = await localeOf(language);
    expect(expected.map(([count]) => locale.count('newMessages', count))).toEqual(expected.map(([, text]) => text));
  });

  it('says in every language by how much a text is too long', () => {
    expect(english.count('overLimit', 904)).toBe('904 characters over the limit');
    expect(german.count('overLimit', 904)).toBe('904 Zeichen zu viel');
    expect(arabic.count('overLimit', 1)).toBe('حرف واحد زائد عن الحد');
    expect(arabic.count('overLimit', 904)).toBe(`${arabic.number(904)} أحرف زائدة عن الحد`);
  });

  it('fills places, and leaves one without a value as it is', () => {
    expect(english.text('talkingWith', { name: 'Ada {x}' })).toBe('You are talking with Ada {x}');
    expect(english.text('talkingWith')).toBe('You are talking with {name}');
  });

  it('runs from right to left in Arabic only', async () => {
    for (const language of LANGUAGES) {
      expect((await localeOf(language)).direction).toBe(language === 'ar-AE' ? 'rtl' : 'ltr');
    }
  });

  it('names days as people do', async () => {
    const now = new Date(2026, 2, 11, 9, 0).getTime();
    const at = (day: number, hour = 12): number => new Date(2026, 2, day, hour).getTime();
    expect(english.day(at(11, 0), now)).toBe('Today');
    expect(english.day(at(10, 23), now)).toBe('Yesterday');
    expect(english.day(at(8), now)).toBe('Sunday');
    expect(english.day(at(1), now)).toBe('Mar 1');
    expect(english.day(new Date(2025, 11, 24).getTime(), now)).toBe('Dec 24, 2025');
    expect(german.day(at(10), now)).toBe('Gestern');
    expect((await localeOf('fr-FR')).day(at(8), now)).toBe('Dimanche');
    expect((await localeOf('ja-JP')).day(at(11), now)).toBe('今日');
  });

  it('says when somebody comes back', () => {
    const now = new Date(2026, 2, 11, 9, 0).getTime();
    const at = (day: number): number => new Date(2026, 2, day, 14, 30).getTime();
    expect(plainSpaces(english.upcoming(at(11), now))).toBe('2:30 PM');
    expect(plainSpaces(english.upcoming(at(13), now))).toMatch(/^Friday.* 2:30 PM$/);
    expect(plainSpaces(english.upcoming(at(25), now))).toMatch(/^Mar 25.* 2:30 PM$/);
    expect(german.upcoming(at(13), now)).toMatch(/^Freitag.* 14:30/);
  });

  it('writes sizes and shares as the language does', () => {
    expect(plainSpaces(english.fileSize(0))).toBe('0 bytes');
    expect(plainSpaces(english.fileSize(1023))).toBe('1,023 bytes');
    expect(plainSpaces(english.fileSize(1536))).toBe('1.5 kB');
    expect(plainSpaces(english.fileSize(10 * 1024 * 1024))).toBe('10 MB');
    expect(plainSpaces(german.fileSize(2.5 * 1024 * 1024))).toBe('2,5 MB');
    expect(english.percent(0.456)).toBe('46%');
    expect(plainSpaces(german.percent(1))).toBe('100 %');
  });

  it('names choices as each language does', () => {
    expect(english.either(['Yes', 'No', 'Perhaps'])).toBe('Yes, No, or Perhaps');
    expect(german.either(['Ja', 'Nein'])).toBe('Ja oder Nein');
  });

  it('writes Spanish of Latin America as it is written there, not as in Laos', async () => {
    const [spain, latin] = [await localeOf('es-ES'), await localeOf('es-LA')];
    expect(spain.number(1234567.5)).toBe('1.234.567,5');
    expect(latin.number(1234567.5)).toBe('1,234,567.5');
  });
});

describe('isSameDay', () => {
  it('knows days of the browser’s time zone', () => {
    const [morning, night] = [new Date(2026, 2, 10, 0, 0).getTime(), new Date(2026, 2, 10, 23, 59).getTime()];
    expect(isSameDay(morning, night)).toBe(true);
    expect(isSameDay(night, night + 60_000)).toBe(false);
    expect(isSameDay(morning, new Date(2026, 3, 10).getTime())).toBe(false);
  });
});
