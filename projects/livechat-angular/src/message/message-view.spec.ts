import type { TimelineItem } from 'livechat-core';
import { EN_US } from '../i18n/catalogues/en-us';
import { createLocale } from '../i18n/locale';
import { bubbleContent, messageView } from './message-view';
import type { MessageRow } from './rows';

const english = createLocale('en-US', EN_US);

function row(more: Partial<TimelineItem> = {}, place: Partial<Pick<MessageRow, 'first' | 'last'>> = {}): MessageRow {
  const item: TimelineItem = {
    key: 'a',
    own: false,
    author: { type: 'AGENT', id: 'ada', name: 'Ada Lind' },
    content: { type: 'TEXT', text: 'Yes.' },
    moment: Date.UTC(2026, 2, 10, 12, 30),
    status: 'SENT',
    ...more,
  };
  return { kind: 'message', key: 'a', item, first: true, last: true, ...place };
}

describe('messageView', () => {
  it('names the author where a group begins, and shows the face and the exact time where it ends', () => {
    const begins = messageView(row({}, { last: false }), english);
    expect(begins).toMatchObject({ isNamed: true, hasFace: false, initials: '', exact: null, delivery: null });
    expect(begins.classes).toBe('lc-message lc-message--first');
    const ends = messageView(row({}, { first: false }), english);
    expect(ends).toMatchObject({ isNamed: false, speaker: 'Ada Lind', hasFace: true, initials: 'AL' });
    expect(ends.exact?.iso).toBe('2026-03-10T12:30:00.000Z');
  });

  it('calls somebody without a name the team', () => {
    const view = messageView(row({ author: { type: 'BOT', id: 'bot' } }), english);
    expect(view).toMatchObject({ author: english.text('team'), hasFace: true, initials: '' });
  });

  it('says of an own message how far it came, and shows no face', () => {
    const view = messageView(row({ own: true, status: 'SEEN' }), english);
    expect(view).toMatchObject({ speaker: 'You', isNamed: false, hasFace: false, part: 'bubble own-bubble' });
    expect(view.delivery).toEqual({ status: 'SEEN', words: 'Seen' });
    expect(messageView(row({ own: true, status: 'FAILED' }), english)).toMatchObject({
      hasFailed: true,
      classes: 'lc-message lc-message--own lc-message--first lc-message--last lc-message--failed',
    });
  });
});

describe('bubbleContent', () => {
  it('tells plain words from marked ones', () => {
    expect(bubbleContent({ type: 'TEXT', text: 'Two\nlines.' }, english)).toEqual({
      kind: 'plain',
      text: 'Two\nlines.',
    });
    expect(bubbleContent({ type: 'TEXT', text: 'It is *here*.' }, english).kind).toBe('marked');
    expect(bubbleContent({ type: 'CUSTOM_DATA', customData: 1, userMessage: 'Track it.' }, english)).toEqual({
      kind: 'plain',
      text: 'Track it.',
    });
  });

  it('leaves what is more than words to its part, with words that stand in', () => {
    const file = { url: 'https://example.com/care.pdf', name: 'care.pdf' };
    expect(bubbleContent({ type: 'FILES', files: [file] }, english)).toEqual({ kind: 'rich', text: 'care.pdf' });
    expect(bubbleContent({ type: 'CUSTOM_DATA', customData: 1 }, english)).toEqual({ kind: 'rich', text: '' });
  });

  it('says of a kind that it does not know that it cannot be shown', () => {
    expect(bubbleContent({ type: 'UNSUPPORTED' }, english)).toEqual({
      kind: 'unsupported',
      text: english.text('unsupportedContent'),
    });
  });
});
