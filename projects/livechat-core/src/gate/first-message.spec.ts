import { Subject, map, tap } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import type { PreChatForm } from '../../protocol/index.js';
import type { ChatEvent, Transition } from '../state/event.js';
import {
  CUSTOMER,
  WIDGET,
  ackOf,
  call,
  frame,
  threadOf,
  welcomeOf,
  welcomed,
  type Step,
} from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import type { WidgetState } from '../state/widget-state.js';
import { contextualDataGate } from './contextual-data-gate.js';
import { openings$ } from './openings.js';

const attachments = { isEnabled: true, maxSize: 10, allowedExtensions: ['txt'] };
const preChatForm: PreChatForm = { fields: [] };
const created = threadOf('thread-01', { clientThreadId: 'message-1' });
const refusal = { code: 'LIMIT_EXCEEDED', message: 'no', remedy: 'none' } as const;

const context = (id: string, strategy = 'ACTIVE') =>
  call('send_contextual_data', { metadata: { [id]: 1 }, multiThreadStrategy: strategy }, id);
const sent = (entryId: string): ChatEvent => ({ type: 'sent', entryId });
const status = (id: string, value: 'OPEN' | 'CLOSED') =>
  frame({ type: 'thread', thread: threadOf(id, { status: value }) });

/** What the gate lets through when these steps are taken at the frames of a diagram, and the state after them. */
function gated(
  start: WidgetState,
  steps: Record<string, Step>,
  marbles: { steps: string; released: string },
): WidgetState {
  let state = start;
  const take = (step: Step | undefined): Transition => {
    if (step === undefined) throw new Error('The diagram names a step that there is not.');
    const previous = state;
    const event = typeof step === 'function' ? step(previous) : step;
    state = reduce(previous, event);
    return { event, previous, state };
  };
  const scheduler = new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  });
  scheduler.run(({ hot, expectObservable }) => {
    const transitions = new Subject<Transition>();
    const released$ = transitions.pipe(
      map(() => state.heldContext),
      contextualDataGate(openings$(transitions)),
      tap((release) => take({ type: 'context-released', ...release, at: 0 })),
      map(({ requestId, target }) => `${requestId} to ${'all' in target ? 'all' : target.threadId}`),
    );
    expectObservable(released$).toBe(marbles.released, {
      a: 'context-a to thread-01',
      b: 'context-b to thread-01',
      c: 'context-a to thread-02',
    });
    hot(marbles.steps).subscribe((letter) => {
      transitions.next(take(steps[letter]));
    });
  });
  return state;
}

describe('G9: the gate and the first message of a conversation', () => {
  const file = { type: 'BASIC', attachment: 'data:text/plain,four', fileName: 'note.txt' };
  const stored = { id: 'file-0001', name: 'note.txt', mediaType: 'text/plain', size: 4 };

  it('a message with files carries what was handed over until it goes, which is after its upload', () => {
    const steps: Record<string, Step> = {
      m: call('send', file, 'message-1'),
      a: context('context-a'),
      u: { type: 'uploaded', clientFileId: 'message-1-0', file: stored },
      s: sent('message-1'),
      b: context('context-b'),
      k: frame(ackOf('message-1', created)),
    };
    const start = welcomed({ widget: { ...WIDGET, attachments } });
    gated(start, steps, { steps: 'm-a-u-s-b-k', released: '----------b' });
    const state = gated(start, steps, { steps: 'm-a-u-s', released: '-------' });
    expect(state.outbox[0]).toMatchObject({ context: { data: { 'context-a': 1 } } });
  });

  it('the answer to a form carries it, and what waited behind the form carries nothing', () => {
    const steps: Record<string, Step> = {
      m: call('send', 'Hello', 'message-1'),
      a: context('context-a'),
      f: call('send', { type: 'FORM', fields: [] }, 'form-0001'),
      s: sent('form-0001'),
      k: frame(ackOf('form-0001', created)),
      t: sent('message-1'),
    };
    const start = welcomed({ widget: { ...WIDGET, preChatForm } });
    const state = gated(start, steps, { steps: 'm-a-f-s-k-t', released: '-----------' });
    expect(state.outbox).toMatchObject([{ id: 'message-1', status: 'sending' }]);
    expect(state.outbox[0]).not.toHaveProperty('context');
  });

  it('a creation that fails gives it back, and the message that is sent again carries it under the same id', () => {
    const steps: Record<string, Step> = {
      a: context('context-a'),
      m: call('send', 'Hello', 'message-1'),
      s: sent('message-1'),
      n: frame({ type: 'nack', clientMessageId: 'message-1', error: refusal }),
      r: { type: 'retried', entryId: 'message-1', newId: 'message-2', at: 1 },
      t: sent('message-2'),
    };
    const state = gated(welcomed(), steps, { steps: 'a-m-s-n-r-t', released: '-----------' });
    expect(state.outbox).toMatchObject([{ id: 'message-2', context: { requestId: 'context-a' } }]);
    expect(state.heldContext).toEqual([]);
  });

  it('ALL that found every conversation closed waits for the next one, and goes there once', () => {
    const open = threadOf('thread-01', { clientThreadId: 'thread-of-1' });
    const steps: Record<string, Step> = {
      a: context('context-a', 'ALL'),
      s: sent('context-a'),
      c: status('thread-01', 'CLOSED'),
      e: frame({ type: 'context-ack', requestId: 'context-a', threadIds: [] }),
      m: call('open_new_thread', undefined, 'new-0001'),
      n: call('send', 'Hello', 'message-1'),
      t: sent('message-1'),
    };
    const state = gated(welcomed({ threads: [open] }), steps, { steps: 'a-s-c-e-m-n-t', released: '' });
    expect(state.outbox).toMatchObject([
      { id: 'message-1', context: { requestId: 'context-a', data: { 'context-a': 1 } } },
    ]);
    expect(state.heldContext).toEqual([]);
  });

  it('ACTIVE goes to the conversation that is active when the gate opens, not when it was called', () => {
    const threads = [threadOf('thread-01'), threadOf('thread-02')];
    const steps: Record<string, Step> = {
      l: call('show_thread_list'),
      a: context('context-a'),
      t: call('show_thread', 'thread-02'),
      u: call('show_thread', 'thread-01'),
    };
    gated(welcomed({ threads }), steps, { steps: 'l-a-t-u', released: '----c--' });
  });

  it('G11: a logout in between takes what is held, and a confirmation of before opens nothing', () => {
    const start = welcomed({ person: CUSTOMER });
    const steps: Record<string, Step> = {
      m: call('send', 'Hello', 'message-1'),
      s: sent('message-1'),
      a: context('context-a'),
      o: call('logout'),
      k: frame(ackOf('message-1', created), start.generation),
      w: frame(welcomeOf()),
      n: call('send', 'Anybody there?', 'message-2'),
      t: sent('message-2'),
    };
    const state = gated(start, steps, { steps: 'm-s-a-o-k-w-n-t', released: '' });
    expect(state).toMatchObject({ heldContext: [], outbox: [{ id: 'message-2', status: 'sending' }] });
    expect(state.outbox[0]).not.toHaveProperty('context');
  });

  it('G9: a conversation that another tab has begun takes what this one holds, once', () => {
    const steps: Record<string, Step> = {
      a: context('context-a'),
      t: frame({ type: 'thread', thread: threadOf('thread-01', { clientThreadId: 'of-the-other-tab' }) }),
      m: call('send', 'Me too', 'message-1'),
    };
    const state = gated(welcomed(), steps, { steps: 'a-t-m', released: '--a--' });
    expect(state.outbox).toMatchObject([{ kind: 'context' }, { id: 'message-1', target: { threadId: 'thread-01' } }]);
    expect(state.outbox[1]).not.toHaveProperty('context');
  });

  it('G9: a message that begins a conversation of its own keeps the data, whatever another tab begins meanwhile', () => {
    const steps: Record<string, Step> = {
      m: call('send', 'Me first', 'message-1'),
      a: context('context-a'),
      t: frame({ type: 'thread', thread: threadOf('thread-02', { clientThreadId: 'of-the-other-tab' }) }),
      s: sent('message-1'),
      k: frame(ackOf('message-1', created)),
    };
    const underWay = gated(welcomed(), steps, { steps: 'm-a-t-s', released: '' });
    expect(underWay.outbox).toMatchObject([{ id: 'message-1', context: { requestId: 'context-a' } }]);
    const state = gated(welcomed(), steps, { steps: 'm-a-t-s-k', released: '' });
    expect(state).toMatchObject({ heldContext: [], outbox: [] });
  });
});
