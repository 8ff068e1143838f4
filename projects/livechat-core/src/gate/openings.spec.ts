import { Subject } from 'rxjs';
import type { ThreadStrategy } from '../../protocol/index.js';
import type { ChatEvent, Transition } from '../state/event.js';
import {
  SINGLE_THREAD_WIDGET,
  WIDGET,
  ackOf,
  call,
  frame,
  messageOf,
  play,
  threadOf,
  welcomed,
  type Step,
} from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import type { ContextTarget, WidgetState } from '../state/widget-state.js';
import { openings$ } from './openings.js';

const created = threadOf('thread-01', { clientThreadId: 'message-1' });
const other = threadOf('thread-02', { updatedAt: 2 });

const transition = (previous: WidgetState, step: Step): Transition => {
  const event: ChatEvent = typeof step === 'function' ? step(previous) : step;
  return { event, previous, state: reduce(previous, event) };
};

const begun = () => play(welcomed(), call('send', 'Hello', 'message-1'), { type: 'sent', entryId: 'message-1' });

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

  it('notices another conversation also where a library put toJSON on all lists', () => {
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => 'a list' });
    try {
      expect(opened(welcomed({ threads: [created, other] }), call('show_thread', 'thread-02'))).toHaveLength(1);
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
    }
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
