import type { TimelineItem } from 'livechat-core';
import { answersTo, surveyAnswerTo } from './answers';

function item(key: string, content: TimelineItem['content'], more: Partial<TimelineItem> = {}): TimelineItem {
  return { key, own: true, author: { type: 'CUSTOMER', id: 'me' }, content, moment: 0, status: 'SENT', ...more };
}

const question = item('q', { type: 'TEXT', text: '?' }, { messageId: 'message-q', own: false });
const answer = { type: 'ANSWER', text: 'Yes', payload: 'yes', messageId: 'message-q' } as const;
const rating = { type: 'SURVEY_ANSWER', rating: 'SATISFIED', messageId: 'message-q' } as const;

describe('answers in a conversation', () => {
  it('are those to this message, on their way or stored, but not one that failed', () => {
    const items = [question, item('a', answer, { status: 'SENDING' }), item('b', { ...answer, messageId: 'another1' })];
    expect(answersTo(items, 'message-q')).toEqual([answer]);
    expect(answersTo([question, item('a', answer, { status: 'FAILED' })], 'message-q')).toEqual([]);
    expect(answersTo(items, undefined)).toEqual([]);
  });

  it('tell what a survey got', () => {
    expect(surveyAnswerTo([question, item('s', rating)], 'message-q')).toEqual(rating);
    expect(surveyAnswerTo([question], 'message-q')).toBeUndefined();
  });
});
