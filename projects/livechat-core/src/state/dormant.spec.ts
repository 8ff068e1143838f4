import { awakeWidgetId, isDormant } from './dormant.js';
import { WIDGET_ID, call, idle, play } from './fixtures.harness.js';

describe('a chat lives in memory alone', () => {
  it('before it knows its widget', () => {
    expect(isDormant(idle())).toBe(true);
    expect(awakeWidgetId(idle())).toBeNull();
    expect(awakeWidgetId(play(idle(), call('init', WIDGET_ID)))).toBe(WIDGET_ID);
  });

  it('until the customer agrees, where the site asks for that', () => {
    const asked = play(idle(), call('init', { widgetId: WIDGET_ID, consent: 'required' }));
    expect(awakeWidgetId(asked)).toBeNull();
    expect(awakeWidgetId(play(asked, call('grant_consent')))).toBe(WIDGET_ID);
  });
});
