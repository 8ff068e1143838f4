import {
  OTHER_WIDGET_ID,
  SINGLE_THREAD_WIDGET,
  WIDGET,
  call,
  frame,
  play,
  threadOf,
  welcomed,
} from './fixtures.harness.js';

const widget = (changes: object) => frame({ type: 'widget', widget: { ...WIDGET, ...changes } });

describe('a widget whose configuration changes while the page is open', () => {
  it('is the new one at once', () => {
    expect(play(welcomed(), widget({ title: 'Closed today' })).widget?.title).toBe('Closed today');
  });

  it('keeps a theme that it still has, and falls back where it was removed', () => {
    const night = play(welcomed(), call('set_theme', 'night'));
    expect(play(night, widget({ title: 'Shop' })).theme).toBe('night');
    expect(play(night, widget({ themes: { default: { styles: {} } } })).theme).toBe('default');
  });

  it('shows what there is to show when it gets, or loses, its list', () => {
    const threads = [threadOf('thread-01', { updatedAt: 1 }), threadOf('thread-02')];
    const listed = play(welcomed({ threads }), call('show_thread_list'));
    const single = play(listed, frame({ type: 'widget', widget: SINGLE_THREAD_WIDGET }));
    expect(single).toMatchObject({ screen: 'THREAD', activeThreadId: 'thread-01' });
    expect(play(single, widget({}))).toMatchObject({ screen: 'THREAD', activeThreadId: 'thread-01' });
  });

  it('takes nothing away from whoever writes the first message of a conversation', () => {
    const writing = play(
      welcomed(),
      call('send', { type: 'DRAFT', message: 'Dear' }),
      frame({ type: 'thread', thread: threadOf('thread-01') }),
    );
    expect(play(writing, widget({ title: 'Closed today' }))).toMatchObject({ screen: 'THREAD', activeThreadId: null });
  });

  it('is not the one of a widget that the page has left', () => {
    const state = welcomed();
    expect(play(state, widget({ id: OTHER_WIDGET_ID }))).toBe(state);
  });
});
