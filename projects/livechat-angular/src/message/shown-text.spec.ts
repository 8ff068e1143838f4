import { shownText } from './shown-text';

describe('shownText', () => {
  it('shows a text', () => {
    expect(shownText({ type: 'TEXT', text: 'Hello' })).toEqual({ kind: 'text', text: 'Hello' });
  });

  it('shows of custom data only what is meant for the customer', () => {
    expect(shownText({ type: 'CUSTOM_DATA', customData: 1, agentMessage: 'secret', userMessage: 'Track' })).toEqual({
      kind: 'text',
      text: 'Track',
    });
    expect(shownText({ type: 'CUSTOM_DATA', customData: 1, agentMessage: 'secret' })).toBeNull();
  });

  it('says so when it cannot show a message of a newer version', () => {
    expect(shownText({ type: 'UNSUPPORTED' })).toEqual({ kind: 'unsupported' });
  });
});
