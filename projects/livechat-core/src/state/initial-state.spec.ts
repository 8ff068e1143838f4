import { WIDGET_ID, call, play } from './fixtures.harness.js';
import { initialState } from './initial-state.js';

const serverUrl = 'https://chat.example';

describe('a chat to which nothing has happened', () => {
  it('has decided nothing, holds nothing, and is connected to nothing', () => {
    const state = initialState({ serverUrl });
    expect(state).toStrictEqual({
      ...state,
      isReplaceable: true,
      connection: { status: 'idle', attempt: 0, wasOnline: false },
      decided: [],
      wantedThemes: [],
      threads: {},
      outbox: [],
      heldContext: [],
      drafts: {},
      typing: {},
    });
  });

  it('goes back with clear to what the site has configured', () => {
    const site = { language: 'de-DE', theme: 'night', consent: 'required' } as const;
    const changed = play(
      initialState({ serverUrl, ...site }),
      call('init', WIDGET_ID),
      call('set_language', 'ar-AE'),
      call('set_theme', 'default'),
      call('show'),
    );
    expect(changed).toMatchObject({ language: 'ar-AE', theme: 'default', consent: 'granted' });
    expect(play(changed, call('clear'))).toMatchObject({ ...site, serverUrl, widgetId: WIDGET_ID });
  });
});
