import { LiveChatError } from '../protocol/errors.js';
import { createLiveChat } from './create-live-chat.js';
import type { LiveChatConfig } from './live-chat-config.js';
import { startStateOf } from './read-config.js';

/** What a page in plain JavaScript passes, whatever the types say. */
const given = (config: Readonly<Record<string, unknown>>): LiveChatConfig => config;

/** What a chat is refused with that is made with it. */
function refusalOf(config: Readonly<Record<string, unknown>>): unknown {
  try {
    createLiveChat(given(config)).dispose();
    return null;
  } catch (error) {
    return error instanceof LiveChatError ? error : new Error('It is none of the family.', { cause: error });
  }
}

describe('the configuration of a chat', () => {
  it('has a default for everything', () => {
    const defaults = { language: 'en-US', theme: 'default', consent: 'not-required' };
    expect(startStateOf({})).toMatchObject({ ...defaults, defaults });
    expect(startStateOf(given({ language: undefined, theme: undefined, consent: undefined }))).toMatchObject(defaults);
  });

  it('is what the chat begins with', () => {
    const site = { language: 'de-AT', theme: 'dark', consent: 'required' } as const;
    expect(startStateOf({ serverUrl: 'https://chat.example/', ...site })).toMatchObject({
      ...site,
      serverUrl: 'https://chat.example',
      language: 'de-DE',
    });
  });

  // A chat that stored and connected all the same would do what the site has forbidden.
  it.each([true, 'requird', '', null])('refuses consent: %p instead of going on without it', (consent) => {
    expect(refusalOf({ consent })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'consent',
      remedy: 'Set consent to required.',
    });
  });

  it.each([
    ['serverUrl', 'chat.example'],
    ['serverUrl', null],
    ['language', 5],
    ['theme', ''],
  ])('names %s where it is %p', (field, value) => {
    expect(refusalOf({ [field]: value })).toMatchObject({ code: 'INVALID_ARGUMENT', field });
  });
});
