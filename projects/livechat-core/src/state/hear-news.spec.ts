import { VISITOR, threadOf, welcomed } from './fixtures.harness.js';
import { hearNews } from './hear-news.js';
import { reduce } from './reduce.js';
import { resetIdentity } from './reset.js';
import { selectNotifies } from './selectors.js';
import { tabNewsSchema, type TabNews } from './tab-news.js';
import type { WidgetState } from './widget-state.js';

describe('what another tab tells', () => {
  let state: WidgetState;

  beforeEach(() => {
    const threads = [threadOf('thread-01', { topSeq: 3, unread: 2 })];
    state = { ...welcomed({ threads }), drafts: { 'thread-01': 'half' }, isOpen: true };
  });

  const by = (personId: string | null, what: TabNews['what']): WidgetState => hearNews(state, { personId, what });
  const told = (what: TabNews['what']): WidgetState => by(VISITOR.id, what);

  it('replaces, adds and takes away drafts', () => {
    expect(told({ type: 'draft', key: 'thread-01', text: 'all' }).drafts).toEqual({ 'thread-01': 'all' });
    expect(told({ type: 'draft', key: 'new', text: 'x' }).drafts).toEqual({ 'thread-01': 'half', new: 'x' });
    expect(told({ type: 'draft', key: 'thread-01', text: '' }).drafts).toEqual({});
  });

  it('changes nothing where the same is known', () => {
    expect(told({ type: 'draft', key: 'thread-01', text: 'half' })).toBe(state);
    expect(told({ type: 'draft', key: 'new', text: '' })).toBe(state);
    expect(told({ type: 'drafts-wanted' })).toBe(state);
  });

  it('marks as seen what was seen there', () => {
    expect(told({ type: 'seen', threadId: 'thread-01', seq: 3 }).threads['thread-01']).toMatchObject({
      unread: 0,
      seenSeq: 3,
    });
  });

  it('resets when the person left there, and looks as before', () => {
    const after = told({ type: 'left', by: 'logout' });
    expect(after).toMatchObject({ person: null, threads: {}, drafts: {}, isOpen: true, phase: 'initializing' });
    expect(after.generation).toBe(state.generation + 1);
    const asked: WidgetState = { ...state, consent: 'granted', defaults: { ...state.defaults, consent: 'required' } };
    const left = (how: 'logout' | 'clear') =>
      hearNews(asked, { personId: VISITOR.id, what: { type: 'left', by: how } }).consent;
    expect([left('logout'), left('clear')]).toEqual(['granted', 'required']);
    expect(by(null, { type: 'left', by: 'logout' }).person).toBeNull();
  });

  it('G11: is of no concern to another person', () => {
    for (const what of [
      { type: 'left', by: 'logout' },
      { type: 'seen', threadId: 'thread-01', seq: 3 },
      { type: 'draft', key: 'new', text: 'secret' },
    ] as const) {
      expect(by('person-999', what)).toBe(state);
    }
    const nobody = resetIdentity(state);
    expect(hearNews(nobody, { personId: VISITOR.id, what: { type: 'draft', key: 'new', text: 'secret' } })).toBe(
      nobody,
    );
    expect(hearNews(nobody, { personId: VISITOR.id, what: { type: 'left', by: 'logout' } })).toBe(nobody);
  });

  it('is checked: another page may say anything', () => {
    for (const wrong of [
      {},
      { personId: null },
      { personId: null, what: { type: 'draft', key: '__proto__', text: '' } },
    ]) {
      expect(tabNewsSchema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('the role of a tab', () => {
  it('decides who notifies, and outlives a change of identity', () => {
    const state = welcomed();
    expect(selectNotifies(state)).toBe(true);
    expect(reduce(state, { type: 'role', isLeader: true })).toBe(state);
    const follower = reduce(state, { type: 'role', isLeader: false });
    expect(selectNotifies(follower)).toBe(false);
    expect(selectNotifies(resetIdentity(follower))).toBe(false);
    const heard = reduce(follower, { type: 'heard', news: { personId: null, what: { type: 'left', by: 'logout' } } });
    expect(heard.person).toBeNull();
  });
});
