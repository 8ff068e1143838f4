import { LIMITS } from '../../protocol/index.js';
import {
  JWT,
  SINGLE_THREAD_WIDGET,
  ackOf,
  call,
  connection,
  frame,
  idle,
  onlyEntry,
  play,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';
import { findEntry, nextToSend } from './outbox.js';
import { frameOf } from './outbox-frame.js';

const one = threadOf('thread-01');
const refusal = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' } as const;

const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;
const nack = (id: string) => frame({ type: 'nack', clientMessageId: id, error: refusal });
const context = (data: object, id: string, multiThreadStrategy?: string) =>
  call('send_contextual_data', { metadata: data, multiThreadStrategy }, id);

describe('what goes next', () => {
  const two = () =>
    play(welcomed({ threads: [one] }), call('send', 'One', 'message-1'), call('send', 'Two', 'message-2'));

  it('G5: one at a time, in call order', () => {
    expect(nextToSend(two())?.id).toBe('message-1');
    expect(nextToSend(play(two(), sent('message-1')))).toBeUndefined();
    expect(nextToSend(play(two(), sent('message-1'), frame(ackOf('message-1', one))))?.id).toBe('message-2');
  });

  it('G5: goes on behind one that is refused', () => {
    expect(nextToSend(play(two(), sent('message-1'), nack('message-1')))?.id).toBe('message-2');
  });

  it('G5: a lost one goes again before those that followed', () => {
    expect(nextToSend(play(two(), sent('message-1'), connection('waiting', 1)))?.id).toBe('message-1');
  });

  it('G7: a refused one stays refused when the connection is lost', () => {
    const state = play(two(), sent('message-1'), nack('message-1'), sent('message-2'), connection('waiting', 1));
    expect(state.outbox).toMatchObject([
      { id: 'message-1', status: 'failed' },
      { id: 'message-2', status: 'queued' },
    ]);
  });

  it('is nothing where nothing waits', () => {
    expect(nextToSend(idle())).toBeUndefined();
  });
});

describe('contextual data that a first message carries', () => {
  const begun = () =>
    play(
      welcomed(),
      context({ a: 1, b: 1 }, 'context-1'),
      context({ b: 2 }, 'context-2', 'ALL'),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
    );

  it('G9: everything that is held goes with it, merged in call order, under the id of the first', () => {
    const state = begun();
    expect(state.heldContext).toEqual([]);
    expect(onlyEntry(state)).toMatchObject({
      context: { requestId: 'context-1', data: { a: 1, b: 2 }, commandIds: ['context-1', 'context-2'] },
    });
  });

  it('G9: a repeat of the frame carries the same, also when more is held since', () => {
    const lost = play(begun(), connection('waiting', 1), context({ c: 3 }, 'context-3'));
    const again = play(lost, sent('message-1'));
    expect(findEntry(again, 'message-1')).toMatchObject({ context: { requestId: 'context-1', data: { a: 1, b: 2 } } });
    expect(again.heldContext).toMatchObject([{ requestId: 'context-3' }]);
  });

  it('a second message for the thread carries nothing once that is stored', () => {
    const created = threadOf('thread-01', { clientThreadId: 'message-1' });
    const state = play(
      welcomed(),
      call('send', 'One', 'message-1'),
      call('send', 'Two', 'message-2'),
      sent('message-1'),
      frame(ackOf('message-1', created)),
      call('open_new_thread', undefined, 'new-0002'),
      context({ a: 1 }, 'context-1'),
      sent('message-2'),
    );
    expect(onlyEntry(state)).not.toHaveProperty('context');
    expect(state.heldContext).toHaveLength(1);
  });

  it('G9: waits for the next conversation when the message is refused', () => {
    const state = play(begun(), context({ b: 3 }, 'context-3'), nack('message-1'));
    expect(onlyEntry(state)).not.toHaveProperty('context');
    const next = play(state, call('send', 'Again', 'message-2'), sent('message-2'));
    expect(findEntry(next, 'message-2')).toMatchObject({
      context: { data: { a: 1, b: 3 }, commandIds: ['context-1', 'context-2', 'context-3'] },
    });
  });

  it('a message carries nothing where nothing is held, or where its thread exists already', () => {
    const bare = play(welcomed(), call('send', 'Hello', 'message-1'), sent('message-1'));
    expect(onlyEntry(bare)).not.toHaveProperty('context');
    const listed = play(welcomed({ threads: [one] }), call('show_thread_list'), context({ a: 1 }, 'context-1'));
    const existing = play(
      listed,
      call('send', { type: 'BASIC', message: 'Hello', threadId: 'thread-01' }, 'message-1'),
      sent('message-1'),
    );
    expect(onlyEntry(existing)).not.toHaveProperty('context');
    expect(existing.heldContext).toHaveLength(1);
  });

  it('G9: what does not fit into the frame of the message waits, and follows it through the gate', () => {
    const longest = '\u0001'.repeat(LIMITS.textLength);
    const state = play(
      welcomed(),
      context({ a: 'x'.repeat(15_000) }, 'context-1'),
      call(
        'send',
        { type: 'CUSTOM_DATA', customData: 'x'.repeat(3000), agentMessage: longest, userMessage: longest },
        'message-1',
      ),
      sent('message-1'),
    );
    expect(onlyEntry(state)).toMatchObject({ status: 'sending', wasSent: true });
    expect(onlyEntry(state)).not.toHaveProperty('context');
    expect(state.heldContext).toMatchObject([{ requestId: 'context-1' }]);
  });

  it('a refusal without a message to refuse changes nothing', () => {
    const state = welcomed();
    expect(play(state, nack('message-9'))).toBe(state);
  });

  it('a refusal that names contextual data takes it out', () => {
    const told = play(welcomed({ threads: [one] }), context({ a: 1 }, 'context-1'), sent('context-1'));
    expect(play(told, nack('context-1')).outbox).toEqual([]);
  });

  it('an answer for what is not there, or for a message, is no answer', () => {
    const answer = (requestId: string) => frame({ type: 'context-ack', requestId, threadIds: [] });
    const state = welcomed();
    expect(play(state, answer('context-9'))).toBe(state);
    expect(play(begun(), answer('message-1')).heldContext).toEqual([]);
  });
});

describe('ALL_PLUS_NEW', () => {
  const begins = (data: object, id: string) => context(data, id, 'ALL_PLUS_NEW');
  const begin = (id: string) => [call('open_new_thread', undefined, `new-${id}`), call('send', 'Hello', id), sent(id)];

  it('G9: the settings of the calls that wait go over those that stand', () => {
    const state = play(
      welcomed(),
      begins({ a: 1, b: 1 }, 'context-1'),
      context({ b: 2 }, 'context-2'),
      ...begin('message-1'),
    );
    expect(onlyEntry(state)).toMatchObject({
      context: { data: { a: 1, b: 2 }, commandIds: ['context-1', 'context-2'] },
    });
  });

  it('stands also for a conversation for which nothing waits', () => {
    const state = play(
      welcomed({ threads: [one] }),
      begins({ a: 1 }, 'context-1'),
      frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }),
    );
    expect(onlyEntry(play(state, ...begin('message-1')))).toMatchObject({
      context: { data: { a: 1 }, commandIds: [] },
    });
  });

  it('G9: goes over an earlier call that still waits', () => {
    const state = play(
      welcomed({ threads: [one] }),
      call('open_new_thread', undefined, 'new-0001'),
      context({ a: 1, b: 1 }, 'context-1'),
      begins({ b: 2 }, 'context-2'),
      sent('context-2'),
      frame({ type: 'context-ack', requestId: 'context-2', threadIds: ['thread-01'] }),
      ...begin('message-1'),
    );
    expect(onlyEntry(state)).toMatchObject({ context: { data: { a: 1, b: 2 } } });
  });

  it('gives what waits the later value of what both name, and nothing else', () => {
    const held = play(
      welcomed({ threads: [one] }),
      call('open_new_thread', undefined, 'new-0001'),
      context({ a: 1, b: 1 }, 'context-1'),
    );
    const overtaken = play(held, begins({ b: 2, c: 2 }, 'context-2'));
    expect(overtaken.heldContext).toMatchObject([{ data: { a: 1, b: 2 } }]);
    expect(overtaken.heldContext[0]?.data).not.toHaveProperty('c');
    expect(play(held, begins({ c: 2 }, 'context-2')).heldContext).toBe(held.heldContext);
  });

  it('has no effect in a single-thread widget', () => {
    const closed = threadOf('thread-02', { status: 'CLOSED' });
    const told = play(
      welcomed({ widget: SINGLE_THREAD_WIDGET, threads: [one] }),
      begins({ a: 1 }, 'context-1'),
      frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }),
      frame({ type: 'thread', thread: { ...closed, id: 'thread-01' } }),
      ...begin('message-1'),
    );
    expect(onlyEntry(told)).not.toHaveProperty('context');
  });

  it('survives a new store and ends with the person', () => {
    const told = play(welcomed(), begins({ a: 1 }, 'context-1'));
    expect(play(told, frame(welcomeOf({ epoch: 'epoch-02' }))).standingContext).toEqual({ a: 1 });
    expect(play(told, call('clear')).standingContext).toBeNull();
  });
});

describe('the frame of an entry', () => {
  it('G2: is the same whenever it is repeated', () => {
    const state = play(
      welcomed(),
      context({ a: 1 }, 'context-1'),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
    );
    const post = frameOf(onlyEntry(state));
    expect(post).toEqual({
      type: 'post',
      clientMessageId: 'message-1',
      target: { clientThreadId: 'message-1' },
      content: { type: 'TEXT', text: 'Hello' },
      context: { requestId: 'context-1', data: { a: 1 } },
    });
    const again = play(state, connection('waiting', 1), connection('online'), sent('message-1'));
    expect(frameOf(onlyEntry(again))).toEqual(post);
  });

  it('carries no context where there is none', () => {
    const state = play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'));
    expect(frameOf(onlyEntry(state))).not.toHaveProperty('context');
  });

  it('is one of context for contextual data', () => {
    const state = play(welcomed({ threads: [one] }), context({ a: 1 }, 'context-1', 'ALL'));
    expect(frameOf(onlyEntry(state))).toEqual({
      type: 'context',
      requestId: 'context-1',
      data: { a: 1 },
      target: { all: true },
    });
  });
});

describe('what is written while a login is under way', () => {
  const login = call('auth', JWT, 'auth-001');

  it('G11: is marked with it, and nothing else is', () => {
    const state = play(
      welcomed({ threads: [one] }),
      call('send', 'One', 'message-1'),
      login,
      call('send', 'Two', 'message-2'),
      context({ a: 1 }, 'context-1'),
    );
    expect(state.outbox.map(({ id, login }) => [id, login])).toEqual([
      ['message-1', undefined],
      ['message-2', 'auth-001'],
      ['context-1', 'auth-001'],
    ]);
  });

  it('G11: is not merged with what was held before', () => {
    const state = play(
      welcomed(),
      context({ a: 1 }, 'context-1'),
      login,
      context({ a: 2 }, 'context-2'),
      context({ b: 2 }, 'context-3'),
    );
    expect(state.heldContext).toMatchObject([
      { requestId: 'context-1', data: { a: 1 } },
      { requestId: 'context-2', data: { a: 2, b: 2 }, login: 'auth-001' },
    ]);
  });
});
