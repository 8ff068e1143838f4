import type { Content } from '../../protocol/index.js';
import { selectGreeting, selectQuickReplies, selectView } from './conversation-selectors.js';
import {
  SINGLE_THREAD_WIDGET,
  VISITOR,
  WIDGET,
  call,
  frame,
  idle,
  messageOf,
  play,
  threadOf,
  welcomed,
} from './fixtures.harness.js';
import { selectSurvey } from './survey.js';
import type { WidgetState } from './widget-state.js';

const greeting = { text: 'Hi!', quickReplies: [{ title: 'Order', payload: 'order' }] };
const widget = { ...WIDGET, greeting };
const thread = threadOf('thread-01');
const replies = [{ title: 'Yes', payload: 'yes' }];
const offer: Content = { type: 'QUICK_REPLIES', text: 'Well?', replies };
const survey: Content = { type: 'SURVEY', text: 'Happy?', followUp: 'Why?' };

/** A conversation in which these were said, by the team unless they are answers. */
const saying = (...said: readonly Content[]): WidgetState =>
  said.reduce(
    (state, content, index) => {
      const own = content.type === 'ANSWER' || content.type === 'SURVEY_ANSWER';
      const author = own
        ? ({ type: 'CUSTOMER', id: VISITOR.id } as const)
        : ({ type: 'AGENT', id: 'agent-001' } as const);
      return play(state, frame({ type: 'message', message: messageOf('thread-01', index + 1, { content, author }) }));
    },
    welcomed({ widget, threads: [thread] }),
  );

describe('selectView', () => {
  it.each<[string, () => WidgetState, string]>([
    ['nothing is known', idle, 'LOADING'],
    ['the list is shown', () => play(welcomed({ threads: [thread] }), call('show_thread_list')), 'THREAD_LIST'],
    ['a conversation may begin', welcomed, 'THREAD'],
    ['one is shown', () => saying({ type: 'TEXT', text: 'Hello' }), 'THREAD'],
    ['there is only one', () => welcomed({ widget: SINGLE_THREAD_WIDGET }), 'SINGLE_MODE_THREAD'],
    [
      'its messages are not read',
      () => welcomed({ threads: [threadOf('thread-01', { topSeq: 3 })] }),
      'LOADING_THREAD',
    ],
    [
      'after a reload its thread is not known',
      () => ({ ...welcomed(), activeThreadId: 'thread-09' }),
      'LOADING_THREAD',
    ],
    [
      'it takes no more messages',
      () =>
        play(welcomed({ threads: [threadOf('thread-01', { status: 'CLOSED' })] }), call('show_thread', 'thread-01')),
      'CLOSED_THREAD',
    ],
  ])('%s', (_, given, view) => {
    expect(selectView(given())).toBe(view);
  });
});

describe('selectGreeting', () => {
  it('stands above the beginning of a conversation', () => {
    expect(selectGreeting(welcomed({ widget }))).toBe(greeting);
    expect(selectGreeting(saying({ type: 'TEXT', text: 'Hello' }))).toBe(greeting);
  });

  it('does not where none is configured, the beginning is not held, or none is shown', () => {
    expect(selectGreeting(welcomed())).toBeNull();
    expect(selectGreeting(idle())).toBeNull();
    expect(selectGreeting(welcomed({ widget, threads: [threadOf('thread-01', { topSeq: 3 })] }))).toBeNull();
    expect(selectGreeting({ ...welcomed({ widget }), activeThreadId: 'thread-09' })).toBeNull();
    expect(selectGreeting(play(welcomed({ widget }), call('show_thread_list')))).toBeNull();
  });
});

describe('selectQuickReplies', () => {
  it('offers those of the newest message, until the next one', () => {
    expect(selectQuickReplies(saying(offer))).toEqual({ messageId: 'message-thread-01-1', replies });
    expect(selectQuickReplies(saying(offer, { type: 'NOTE', event: 'AGENT_JOINED' }))).not.toBeNull();
    expect(selectQuickReplies(saying(offer, { type: 'TEXT', text: 'Hello' }))).toBeNull();
    expect(selectQuickReplies(play(saying(offer), call('send', 'No')))).toBeNull();
  });

  it('offers those of the greeting before there is a message', () => {
    expect(selectQuickReplies(welcomed({ widget }))).toEqual({ replies: greeting.quickReplies });
    expect(selectQuickReplies(welcomed({ widget: { ...WIDGET, greeting: { text: 'Hi!' } } }))).toBeNull();
    expect(selectQuickReplies(welcomed())).toBeNull();
    expect(selectQuickReplies(welcomed({ widget, threads: [thread] }))).toBeNull();
    expect(selectQuickReplies(saying({ type: 'CUSTOM_DATA', customData: 1 }))).toBeNull();
  });

  it('offers none where nobody can answer', () => {
    const closed = frame({ type: 'thread', thread: threadOf('thread-01', { status: 'CLOSED', topSeq: 1 }) });
    expect(selectQuickReplies(play(saying(offer), closed))).toBeNull();
  });
});

describe('selectSurvey', () => {
  const context = (id: string) => call('send_contextual_data', { metadata: { page: 'Kiln' } }, id);
  const messageId = 'message-thread-01-1';
  const rating = { type: 'SURVEY_ANSWER', rating: 'SATISFIED', messageId } as const;

  it('is open until it is answered', () => {
    expect(selectSurvey(saying(survey))).toEqual({ messageId, text: 'Happy?', followUp: 'Why?' });
    expect(selectSurvey(saying({ type: 'SURVEY', text: 'Happy?' }))).toStrictEqual({ messageId, text: 'Happy?' });
    expect(selectSurvey(saying(survey, rating))).toBeNull();
    expect(selectSurvey(saying(survey, { ...rating, messageId: 'message-00' }))).not.toBeNull();
  });

  it('is answered when the answer is on its way, and open again when that was refused', () => {
    const answered = play(saying(survey), call('send', rating), { type: 'sent', entryId: 'command-1' });
    expect(selectSurvey(answered)).toBeNull();
    const error = { code: 'LIMIT_EXCEEDED', message: 'no', remedy: 'none' } as const;
    const refused = play(answered, frame({ type: 'nack', clientMessageId: 'command-1', error }));
    expect(selectSurvey(refused)).not.toBeNull();
  });

  it('is open whatever else waits to go out', () => {
    const own = play(saying(survey), call('send', 'One moment'), context('context-1'));
    expect(selectSurvey(own)).not.toBeNull();
    const other = play(saying(survey), call('send', { ...rating, messageId: 'message-00' }));
    expect(selectSurvey(other)).not.toBeNull();
  });

  it('is none where none was asked, or nobody can answer', () => {
    expect(selectSurvey(welcomed())).toBeNull();
    expect(selectSurvey(saying({ type: 'TEXT', text: 'Hello' }))).toBeNull();
    // The question is further up than what was read.
    expect(selectSurvey(saying(rating))).toBeNull();
    const closed = frame({ type: 'thread', thread: threadOf('thread-01', { status: 'CLOSED', topSeq: 1 }) });
    expect(selectSurvey(play(saying(survey), closed))).toBeNull();
  });
});
