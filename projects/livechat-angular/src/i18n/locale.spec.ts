import { AR_AE } from './ar-ae';
import { DE_DE } from './de-de';
import { EN_US } from './en-us';
import { createLocale } from './locale';

const english = createLocale('en-US', EN_US);

describe('createLocale', () => {
  it('counts in the plural forms of the language', () => {
    expect(english.count('unreadMessages', 1)).toBe('1 unread message');
    expect(english.count('unreadMessages', 3)).toBe('3 unread messages');
    expect(createLocale('de-DE', DE_DE).count('unreadMessages', 1)).toBe('1 ungelesene Nachricht');
    expect(createLocale('ar-AE', AR_AE).count('unreadMessages', 2)).toBe('رسالتان غير مقروءتين');
  });

  it('says in every language by how much a text is too long', () => {
    expect(english.count('overLimit', 904)).toBe('904 characters over the limit');
    expect(createLocale('de-DE', DE_DE).count('overLimit', 904)).toBe('904 Zeichen zu viel');
    const arabic = createLocale('ar-AE', AR_AE);
    expect(arabic.count('overLimit', 1)).toBe('حرف واحد زائد عن الحد');
    expect(arabic.count('overLimit', 904)).toBe(`${arabic.number(904)} أحرف زائدة عن الحد`);
  });

  it('fills places, and leaves one without a value as it is', () => {
    expect(english.text('talkingWith', { name: 'Ada {x}' })).toBe('You are talking with Ada {x}');
    expect(english.text('talkingWith')).toBe('You are talking with {name}');
  });

  it('runs from right to left in Arabic only', () => {
    expect(english.direction).toBe('ltr');
    expect(createLocale('ar-AE', AR_AE).direction).toBe('rtl');
  });

  it('names days as people do', () => {
    const now = new Date(2026, 2, 11, 9, 0).getTime();
    const at = (day: number, hour = 12): number => new Date(2026, 2, day, hour).getTime();
    expect(english.day(at(11, 0), now)).toBe('Today');
    expect(english.day(at(10, 23), now)).toBe('Yesterday');
    expect(english.day(at(8), now)).toBe('Sunday');
    expect(english.day(at(1), now)).toBe('Mar 1');
    expect(english.day(new Date(2025, 11, 24).getTime(), now)).toBe('Dec 24, 2025');
    expect(createLocale('de-DE', DE_DE).day(at(10), now)).toBe('Gestern');
  });
});
