import { readLocaleTexts } from './read-locale-texts';

describe('readLocaleTexts', () => {
  const texts = {
    'de-DE': { greetingTitle: 'Moin!', newMessages: { one: 'eine neue', other: '{count} neue' } },
    'en-US': { tagline: 'Hello from Claymore' },
  };

  it('takes texts of the widget, as an object or as JSON', () => {
    expect(readLocaleTexts(texts)).toEqual(texts);
    expect(readLocaleTexts(JSON.stringify(texts))).toEqual(texts);
  });

  it('leaves out what is no text of the widget', () => {
    const mistakes = { greetingTitle: 7, newMessages: 'new', nothing: 'x', constructor: 'x', tagline: { other: 'x' } };
    expect(readLocaleTexts({ 'de-DE': mistakes, 'xx-XX': { tagline: 'x' } })).toEqual({});
    expect(readLocaleTexts({ 'de-DE': { newMessages: { one: 'a' } }, 'it-IT': null })).toEqual({});
    expect(readLocaleTexts({ 'de-DE': { newMessages: { other: 'a', one: 1 } } })).toEqual({});
  });

  it.each([undefined, null, 7, 'no JSON', '[]', []])('gives nothing for %j', (value) => {
    expect(readLocaleTexts(value)).toEqual({});
  });
});
