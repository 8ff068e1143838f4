import { Subject } from 'rxjs';
import type { ThreadStrategy } from '../../protocol/index.js';
import type { ChatEvent, Transition } from '../state/event.js';
import {
  SINGLE_THREAD_WIDGET,
  WIDGET,
  ackOf,
  call,
  connection,
  frame,
  messageOf,
  play,
  threadOf,
  welcomed,
  type Step,
} from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import type { ContextTarget, WidgetState } from '../state/widget-state.js';
import { createdConversation, openings$ } from './openings.js';

const created = threadOf('thread-01', { clientThreadId: 'message-1' });
const other = threadOf('thread-02', { updatedAt: 2 });

const transition = (previous: WidgetState, step: Step): Transition => {
  const event: ChatEvent = typeof step === 'function' ? step(previous) : step;
  return { event, previous, state: reduce(previous, event) };
};

const begun = () => play(welcomed(), call('send', 'Hello', 'message-1'), { type: 'sent', entryId: 'message-1' });

describe('a created conversation', () => {
  it('G9: is known by the acknowledgement of the message that opened its thread', () => {
    expect(createdConversation(transition(begun(), frame(ackOf('message-1', created))))).toEqual({
      threadId: 'thread-01',
      conversationId: 'conversation-of-thread-01',
    });
  });

  it('G9: is known also when the first answer was lost and the thread came before its repeat', () => {
    const lost = play(
      begun(),
      connection('waiting', 1),
      connection('online'),
      frame({ type: 'thread', thread: created }),
    );
    const again = play(lost, { type: 'sent', entryId: 'message-1' });
    expect(createdConversation(transition(again, frame(ackOf('message-1', created))))).not.toBeNull();
  });

  it('is known also when another new thread is shown by then', () => {
    const left = play(begun(), call('open_new_thread', undefined, 'new-0002'));
    expect(createdConversation(transition(left, frame(ackOf('message-1', created))))).not.toBeNull();
  });

  it.each<[string, () => WidgetState, Step]>([
    ['anything but a frame', begun, call('show')],
    ['a frame of an earlier generation', begun, frame(ackOf('message-1', created), 0)],
    ['another frame', begun, frame({ type: 'thread', thread: created })],
    ['an answer to nothing', welcomed, frame(ackOf('message-9', created))],
    [
      'the answer to a message for a thread that exists',
      () => play(welcomed({ threads: [created] }), call('send', 'Hello', 'message-1')),
      frame(ackOf('message-1', created)),
    ],
    [
      'the answer of a server that has put the message into another thread',
      begun,
      frame(ackOf('message-1', threadOf('thread-01', { clientThreadId: 'someone-else' }))),
    ],
    [
      'the answer to a second message for the new thread',
      () => play(begun(), call('send', 'Two', 'message-2'), frame(ackOf('message-1', created))),
      frame(ackOf('message-2', created, 2)),
    ],
  ])('is not: %s', (_, given, step) => {
    expect(createdConversation(transition(given(), step))).toBeNull();
  });
});

describe('openings of the gate', () => {
  /** What each opening lets through, by strategy. */
  function opened(start: WidgetState, ...steps: readonly Step[]): Record<ThreadStrategy, ContextTarget | null>[] {
    const transitions = new Subject<Transition>();
    const seen: Record<ThreadStrategy, ContextTarget | null>[] = [];
    openings$(transitions).subscribe((opening) => {
      seen.push({ ACTIVE: opening('ACTIVE'), ALL: opening('ALL'), ALL_PLUS_NEW: opening('ALL_PLUS_NEW') });
    });
    steps.reduce((previous, step) => {
      const next = transition(previous, step);
      transitions.next(next);
      return next.state;
    }, start);
    return seen;
  }

  const toAll = (target: ContextTarget) => ({ ACTIVE: target, ALL: target, ALL_PLUS_NEW: target });

  it('G9: a created conversation takes everything, whatever the strategy, once', () => {
    expect(opened(begun(), frame(ackOf('message-1', created)))).toEqual([toAll({ threadId: 'thread-01' })]);
  });

  it('a conversation that becomes active takes what its strategy allows', () => {
    const two = [created, other];
    expect(opened(welcomed({ threads: two }), call('show_thread', 'thread-02'))).toEqual([
      { ACTIVE: { threadId: 'thread-02' }, ALL: { all: true }, ALL_PLUS_NEW: { all: true } },
    ]);
    expect(opened(welcomed(), call('open_new_thread'), frame({ type: 'thread', thread: other }))).toEqual([
      { ACTIVE: null, ALL: { all: true }, ALL_PLUS_NEW: { all: true } },
    ]);
  });

  it('coming back from the list to the conversation, or going on to another one, opens it for that one', () => {
    const shown = play(welcomed({ threads: [created, other] }), call('show_thread', 'thread-01'));
    const active = (threadId: string) => [{ ACTIVE: { threadId }, ALL: { all: true }, ALL_PLUS_NEW: { all: true } }];
    expect(opened(shown, call('show_thread', 'thread-02'))).toEqual(active('thread-02'));
    expect(opened(play(shown, call('show_thread_list')), call('show_thread', 'thread-01'))).toEqual(
      active('thread-01'),
    );
  });

  it('a widget that has one conversation only from now on opens it for that one', () => {
    const closed = threadOf('thread-01', { status: 'CLOSED' });
    const shown = play(welcomed({ threads: [closed, other] }), call('show_thread', 'thread-01'));
    expect(opened(shown, frame({ type: 'widget', widget: SINGLE_THREAD_WIDGET }))).toEqual([
      toAll({ threadId: 'thread-02' }),
    ]);
  });

  it('a widget that is ready again opens it for the conversation that is still shown', () => {
    const shown = welcomed({ threads: [other] });
    const anew = play(shown, { type: 'credentials-changed', generation: shown.generation });
    expect(opened(anew, frame({ type: 'token-expired', widget: WIDGET }))).toEqual([
      { ACTIVE: { threadId: 'thread-02' }, ALL: { all: true }, ALL_PLUS_NEW: { all: true } },
    ]);
  });

  it('nothing opens it that leaves the conversations as they are', () => {
    const message = messageOf('thread-02', 1);
    expect(opened(welcomed({ threads: [other] }), call('show'), frame({ type: 'message', message }))).toEqual([]);
  });

  it('ends with its source', () => {
    const transitions = new Subject<Transition>();
    const complete = jest.fn();
    openings$(transitions).subscribe({ complete });
    transitions.complete();
    expect(complete).toHaveBeenCalledTimes(1);
    expect(transitions.observed).toBe(false);
  });
});
