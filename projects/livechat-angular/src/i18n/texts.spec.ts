import { LANGUAGES, type Language } from 'livechat-core/protocol';
import { EN_US } from './catalogues/en-us';
import { loadTexts } from './load-texts';
import { intlTag } from './locale';
import type { PluralText, TextKey, Texts } from './texts';

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

const KEYS = Object.keys(EN_US) as TextKey[];

function pluralsOf(texts: Texts): readonly (readonly [TextKey, PluralText])[] {
  return KEYS.flatMap((key) => {
    const text = texts[key];
    return typeof text === 'string' ? [] : [[key, text] as const];
  });
}

/** Characters that only one of the two Chinese scripts has. */
const SIMPLIFIED = /[这个对话请删发关闭图错还]/;
const TRADITIONAL = /[這個對話請刪發關閉圖錯還]/;

async function allOf(language: Language): Promise<string> {
  return JSON.stringify(await loadTexts(language));
}

describe.each(LANGUAGES)('texts of %s', (language: Language) => {
  it('has every text, none of them empty, and no other', async () => {
    const texts = await loadTexts(language);
    expect(Object.keys(texts)).toEqual(KEYS);
    for (const key of KEYS) expect(JSON.stringify(texts[key])).not.toMatch(/""|" | "/);
  });

  it('fills the same places', async () => {
    const texts = await loadTexts(language);
    for (const key of KEYS) {
      const [own, english] = [texts[key], EN_US[key]];
      expect(typeof own).toBe(typeof english);
      if (typeof own === 'string' && typeof english === 'string') {
        expect([key, placesOf(own)]).toEqual([key, placesOf(english)]);
      }
    }
  });

  it('has a form for every plural category of the language, and no other', async () => {
    const { pluralCategories } = new Intl.PluralRules(intlTag(language)).resolvedOptions();
    for (const [key, forms] of pluralsOf(await loadTexts(language))) {
      expect([key, Object.keys(forms).sort()]).toEqual([key, [...pluralCategories].sort()]);
    }
  });

  it('names the number wherever a form stands for more than one', async () => {
    const rules = new Intl.PluralRules(intlTag(language));
    for (const [key, forms] of pluralsOf(await loadTexts(language))) {
      for (const [category, form] of Object.entries(forms)) {
        const numbers = Array.from({ length: 200 }, (_, count) => count).filter((n) => rules.select(n) === category);
        const places = placesOf(form);
        if (numbers.length !== 1) expect([key, category, places]).toEqual([key, category, ['count']]);
      }
    }
  });

  it('is translated', async () => {
    if (language === 'en-US') return;
    const texts = await loadTexts(language);
    const same = KEYS.filter((key) => JSON.stringify(texts[key]) === JSON.stringify(EN_US[key]));
    // Some words are the same in many languages: Chat, Video, Audio, Team, Menu, Message.
    expect(same.length).toBeLessThan(12);
  });
});

describe('languages with variants', () => {
  it.each<readonly [Language, Language]>([
    ['es-ES', 'es-LA'],
    ['pt-PT', 'pt-BR'],
    ['zh-Hans', 'zh-Hant'],
    ['zh-Hant', 'zh-TW'],
    ['sr-Latn', 'hr-HR'],
    ['sr-Latn', 'bs-BA'],
    ['hr-HR', 'bs-BA'],
  ])('%s and %s have words of their own', async (one, other) => {
    const [a, b] = [await loadTexts(one), await loadTexts(other)];
    const different = KEYS.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
    expect(different.length).toBeGreaterThan(20);
  });

  it('keep to their script', async () => {
    expect(await allOf('zh-Hans')).not.toMatch(TRADITIONAL);
    expect(await allOf('zh-Hans')).toMatch(SIMPLIFIED);
    expect(await allOf('zh-Hant')).not.toMatch(SIMPLIFIED);
    expect(await allOf('zh-TW')).not.toMatch(SIMPLIFIED);
    expect(await allOf('sr-Latn')).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});

it('names in English what people and tools find the chat by', () => {
  expect(EN_US).toMatchObject({
    openChat: 'Open chat',
    closeChat: 'Close chat',
    minimizeChat: 'Minimize chat',
    messages: 'Messages',
    message: 'Message',
    sendMessage: 'Send message',
    backToConversations: 'Back to conversations',
    newConversation: 'New conversation',
  });
});
