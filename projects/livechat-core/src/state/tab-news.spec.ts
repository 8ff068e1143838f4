import { LIMITS } from '../../protocol/index.js';
import { tabNewsSchema } from './tab-news.js';

const isNews = (what: object, personId: unknown = 'visitor-1') => tabNewsSchema.safeParse({ personId, what }).success;

describe('what one tab tells the others', () => {
  it.each<[string, object]>([
    ['a thread was seen', { type: 'seen', threadId: 'thread-01', seq: 3 }],
    ['a draft of a thread', { type: 'draft', key: 'thread-01', text: 'Dear' }],
    ['a draft of a new thread', { type: 'draft', key: 'new', text: '' }],
    ['drafts are wanted', { type: 'drafts-wanted' }],
    ['something is unsent', { type: 'unsent' }],
    ['a logout', { type: 'left', by: 'logout' }],
    ['a clear', { type: 'left', by: 'clear' }],
  ])('is read: %s', (_, what) => {
    const news = { personId: 'visitor-1', what };
    expect(tabNewsSchema.parse(news)).toEqual(news);
    expect(isNews(what, null)).toBe(true);
  });

  it('is not heard where it is of another version, or of anybody on the page', () => {
    expect(isNews({ type: 'moved' })).toBe(false);
    expect(isNews({ type: 'left', by: 'car' })).toBe(false);
    expect(isNews({ type: 'seen', threadId: 'thread-01', seq: -1 })).toBe(false);
    expect(isNews({ type: 'draft', key: '<b>', text: '' })).toBe(false);
    expect(isNews({ type: 'unsent' }, 7)).toBe(false);
  });

  it('G20: is a draft that is longer than what can be sent, up to a limit', () => {
    const draft = (length: number) => ({ type: 'draft', key: 'new', text: 'x'.repeat(length) });
    expect(isNews(draft(16 * LIMITS.textLength))).toBe(true);
    expect(isNews(draft(16 * LIMITS.textLength + 1))).toBe(false);
  });
});
