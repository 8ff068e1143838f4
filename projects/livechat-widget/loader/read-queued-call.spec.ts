import { readQueuedCall } from './read-queued-call';

describe('readQueuedCall', () => {
  it.each([
    [['init', 'id'], { kind: 'init', widgetId: 'id', asksConsent: false, mayConnect: true }],
    [
      ['init', { widgetId: 'id', serverUrl: 'https://chat.example' }],
      { kind: 'init', widgetId: 'id', asksConsent: false, mayConnect: false },
    ],
    [
      ['init', { widgetId: 'id', consent: 'required' }],
      { kind: 'init', widgetId: 'id', asksConsent: true, mayConnect: false },
    ],
    [
      ['init', { widgetId: 'id', consent: 'requird' }],
      { kind: 'init', widgetId: 'id', asksConsent: true, mayConnect: false },
    ],
    [
      ['init', { widgetId: 'id', container: '#chat' }],
      { kind: 'inline', container: '#chat', widgetId: 'id', asksConsent: false, mayConnect: true },
    ],
    [
      ['init', { widgetId: 'id', container: null, consent: 'required' }],
      { kind: 'inline', container: null, widgetId: 'id', asksConsent: true, mayConnect: false },
    ],
    [['init', { container: '#chat' }], { kind: 'urgent' }],
    [
      ['init', { widgetId: 'id', container: undefined }],
      { kind: 'init', widgetId: 'id', asksConsent: false, mayConnect: true },
    ],
    [['init'], { kind: 'urgent' }],
    [['init', null], { kind: 'urgent' }],
    [['init', { widgetId: 7 }], { kind: 'urgent' }],
    [['hide_launcher'], { kind: 'launcher', isVisible: false }],
    [['show_launcher'], { kind: 'launcher', isVisible: true }],
    [['show'], { kind: 'window', isOpen: true }],
    [['hide'], { kind: 'window', isOpen: false }],
    [['set_language', 'de-DE'], { kind: 'patient' }],
    [['send_contextual_data', {}], { kind: 'patient' }],
    [['send', 'Hello'], { kind: 'urgent' }],
    [['auth', 'jwt'], { kind: 'urgent' }],
    [[], { kind: 'urgent' }],
  ])('reads %j', (args, expected) => {
    expect(readQueuedCall(args)).toEqual(expected);
  });
});
