import { LANGUAGES, type Language } from 'livechat-core/protocol';
import { EN_US } from './en-us';
import { loadTexts } from './load-texts';
import type { TextKey } from './texts';

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

const KEYS = Object.keys(EN_US) as TextKey[];

describe.each(LANGUAGES)('texts of %s', (language: Language) => {
  it('has every text, none of them empty, and no other', async () => {
    const texts = await loadTexts(language);
    expect(Object.keys(texts).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) expect(JSON.stringify(texts[key])).not.toMatch(/""/);
  });

  it('fills the same places', async () => {
    const texts = await loadTexts(language);
    for (const key of KEYS) {
      const [own, english] = [texts[key], EN_US[key]];
      if (typeof own === 'string' && typeof english === 'string') expect(placesOf(own)).toEqual(placesOf(english));
    }
  });

  it('has a form for every plural category of the language', async () => {
    const texts = await loadTexts(language);
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const key of ['unreadMessages', 'overLimit'] as const) {
      expect(Object.keys(texts[key])).toEqual(expect.arrayContaining(pluralCategories));
    }
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
