import type { ChatEvent, Transition } from '../state/event.js';
import { ackOf, call, connection, frame, play, threadOf, welcomed, type Step } from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import type { WidgetState } from '../state/widget-state.js';
import { createdConversation } from './created-conversation.js';

const created = threadOf('thread-01', { clientThreadId: 'message-1' });

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
