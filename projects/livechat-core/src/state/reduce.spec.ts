import fc from 'fast-check';
import {
  WIDGET_ID,
  ackOf,
  call,
  connection,
  frame,
  idle,
  messageOf,
  onlyEntry,
  play,
  threadIn,
  threadOf,
  welcomeOf,
  welcomed,
  type Step,
} from './fixtures.harness.js';
import { nextToSend } from './outbox.js';
import { toPersistedSession } from './persisted-session.js';

const one = threadOf('thread-01', { topSeq: 1 });
const refusal = { code: 'THREAD_CLOSED', message: 'Closed.', remedy: 'Open another.' } as const;

const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;
const queued = () => play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'));
const refused = () =>
  play(queued(), sent('message-1'), frame({ type: 'nack', clientMessageId: 'message-1', error: refusal }));

describe('the connection', () => {
  it('remembers that it was online once', () => {
    const state = play(idle(), call('init', WIDGET_ID), connection('connecting'));
    expect(state.connection).toEqual({ status: 'connecting', attempt: 0, wasOnline: false });
    const lost = play(state, connection('online'), connection('waiting', 3));
    expect(lost.connection).toEqual({ status: 'waiting', attempt: 3, wasOnline: true });
  });

  it('G2: what was under way is due again under the same id when it is lost', () => {
    const state = play(queued(), sent('message-1'), call('send', 'Two', 'message-2'), connection('waiting', 1));
    expect(state.outbox).toMatchObject([
      { id: 'message-1', status: 'queued', wasSent: true },
      { id: 'message-2', status: 'queued', wasSent: false },
    ]);
  });

  it('leaves the outbox and the threads alone where nothing was under way', () => {
    const before = queued();
    const lost = play(before, connection('waiting', 1));
    expect(lost.outbox).toBe(before.outbox);
    expect(lost.threads).toBe(before.threads);
  });

  it('requests for history die with it', () => {
    const asked = play(welcomed({ threads: [one, threadOf('thread-02')] }), {
      type: 'history-requested',
      threadId: 'thread-01',
      requestId: 'history-1',
      direction: 'newer',
    });
    expect(threadIn(play(asked, connection('online')), 'thread-01').loading).not.toBeNull();
    expect(threadIn(play(asked, connection('waiting', 1)), 'thread-01').loading).toBeNull();
  });

  it('G11: news of an earlier generation is not heard', () => {
    const state = queued();
    expect(play(state, { type: 'connection', generation: 0, status: 'waiting', attempt: 1 })).toBe(state);
    expect(play(state, frame(welcomeOf(), 0))).toBe(state);
  });

  it('G11: begins anew when another tab has logged in or out, and keeps what is unsent until it knows who it is', () => {
    const state = play(queued(), sent('message-1'));
    const anew = play(state, { type: 'credentials-changed', generation: state.generation });
    expect(anew).toMatchObject({ phase: 'initializing', generation: state.generation + 1 });
    expect(anew.outbox).toMatchObject([{ id: 'message-1', status: 'queued' }]);
    expect(play(anew, { type: 'credentials-changed', generation: state.generation })).toBe(anew);
  });

  it('is idle after the end', () => {
    expect(play(welcomed(), { type: 'disposed' }).connection.status).toBe('idle');
  });
});

describe('the outbox', () => {
  it('takes a queued entry only onto the wire', () => {
    const state = play(queued(), sent('message-1'));
    expect(onlyEntry(state)).toMatchObject({ status: 'sending', wasSent: true });
    expect(play(state, sent('message-1'))).toBe(state);
    expect(play(state, sent('message-9'))).toBe(state);
  });

  it('makes an entry due again that the server could not take', () => {
    const state = play(queued(), sent('message-1'), { type: 'requeued', entryId: 'message-1' });
    expect(onlyEntry(state)).toMatchObject({ status: 'queued', wasSent: true });
    expect(play(state, { type: 'requeued', entryId: 'message-1' })).toBe(state);
  });

  it('retries a refused message as a new one at the end', () => {
    const state = play(refused(), call('send', 'Two', 'message-2'), {
      type: 'retried',
      entryId: 'message-1',
      newId: 'message-3',
      at: 7000,
    });
    expect(state.outbox).toMatchObject([
      { id: 'message-2' },
      { id: 'message-3', status: 'queued', wasSent: false, createdAt: 7000, content: { text: 'Hello' } },
    ]);
    expect(state.outbox[1]).not.toHaveProperty('error');
  });

  it('retries and cancels the one message that is named', () => {
    const again = { type: 'retried', entryId: 'message-2', newId: 'message-3', at: 7000 } as const;
    const both = play(
      refused(),
      call('send', 'Two', 'message-2'),
      sent('message-2'),
      frame({ type: 'nack', clientMessageId: 'message-2', error: refusal }),
    );
    expect(play(both, again).outbox).toMatchObject([
      { id: 'message-1', status: 'failed' },
      { id: 'message-3', content: { text: 'Two' } },
    ]);
    const first = play(refused(), sent('message-1'), call('send', 'Two', 'message-2'), sent('message-2'));
    expect(play(first, { type: 'cancelled', entryId: 'message-2' })).toBe(first);
  });

  it('retries nothing that is under way, unknown, or no message', () => {
    const retried = (entryId: string) => ({ type: 'retried', entryId, newId: 'message-3', at: 7000 }) as const;
    const state = play(queued(), call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'));
    for (const id of ['message-1', 'message-9', 'context-1']) expect(play(state, retried(id))).toBe(state);
  });

  it('G7: cancels what never left or was refused, not what may be stored already', () => {
    const cancelled = (entryId: string) => ({ type: 'cancelled', entryId }) as const;
    expect(play(queued(), cancelled('message-1')).outbox).toEqual([]);
    expect(play(refused(), cancelled('message-1')).outbox).toEqual([]);
    const sending = play(queued(), sent('message-1'));
    expect(play(sending, cancelled('message-1'))).toBe(sending);
    const unanswered = play(sending, connection('waiting', 1));
    expect(play(unanswered, cancelled('message-1'))).toBe(unanswered);
    const context = play(
      welcomed({ threads: [one] }),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
    );
    expect(play(context, cancelled('context-1'))).toBe(context);
    expect(play(context, cancelled('message-9'))).toBe(context);
  });
});

describe('contextual data that the gate lets through', () => {
  const held = () => play(welcomed(), call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'));
  const released = (requestId: string) =>
    ({ type: 'context-released', requestId, target: { threadId: 'thread-01' }, at: 6000 }) as const;

  it('G9: goes once, to where the gate says', () => {
    const state = play(held(), released('context-1'));
    expect(state.heldContext).toEqual([]);
    expect(onlyEntry(state)).toMatchObject({ kind: 'context', id: 'context-1', target: { threadId: 'thread-01' } });
    expect(play(state, released('context-1'))).toBe(state);
  });

  it('leaves the others waiting', () => {
    const both = play(
      held(),
      call('send_contextual_data', { metadata: { b: 1 }, multiThreadStrategy: 'ALL' }, 'context-2'),
    );
    expect(play(both, released('context-1')).heldContext).toMatchObject([{ requestId: 'context-2' }]);
    const second = play(both, released('context-2'));
    expect(second.heldContext).toMatchObject([{ requestId: 'context-1' }]);
    expect(onlyEntry(second).id).toBe('context-2');
  });
});

describe('drafts, receipts and history', () => {
  it('keeps what stands in the composer of the shown thread', () => {
    const written = play(welcomed({ threads: [one] }), { type: 'draft-changed', text: 'Dear' });
    expect(written.drafts).toEqual({ 'thread-01': 'Dear' });
    expect(play(written, { type: 'draft-changed', text: 'Dear' })).toBe(written);
    expect(play(written, { type: 'draft-changed', text: '' }).drafts).toEqual({});
    const empty = welcomed();
    expect(play(empty, { type: 'draft-changed', text: '' })).toBe(empty);
  });

  it('counts what is seen, never backwards, only in threads that there are', () => {
    const state = play(
      welcomed({ threads: [{ ...one, topSeq: 0 }] }),
      ...[1, 2, 3].map((seq) => frame({ type: 'message', message: messageOf('thread-01', seq) })),
      { type: 'seen', threadId: 'thread-01', seq: 2 },
    );
    expect(threadIn(state, 'thread-01')).toMatchObject({ unread: 1, seenSeq: 2 });
    expect(play(state, { type: 'seen', threadId: 'thread-01', seq: 1 })).toBe(state);
    expect(play(state, { type: 'seen', threadId: 'thread-99', seq: 9 })).toBe(state);
  });

  it('asks once a thread for history, and only for one that there is', () => {
    const asked = (threadId: string, requestId: string) =>
      ({ type: 'history-requested', threadId, requestId, direction: 'older' }) as const;
    const state = play(welcomed({ threads: [one] }), asked('thread-01', 'history-1'));
    expect(threadIn(state, 'thread-01').loading).toEqual({ requestId: 'history-1', direction: 'older' });
    expect(play(state, asked('thread-01', 'history-2'))).toBe(state);
    expect(play(state, asked('thread-99', 'history-2'))).toBe(state);
  });

  it('takes over what an earlier page left for this widget only', () => {
    const session = toPersistedSession(queued());
    const state = play(idle(), call('init', WIDGET_ID));
    expect(play(state, { type: 'restored', widgetId: WIDGET_ID, session, person: null }).outbox).toHaveLength(1);
    expect(play(state, { type: 'restored', widgetId: 'another', session, person: null })).toBe(state);
  });
});

describe('any order of events', () => {
  const steps: readonly Step[] = [
    call('send', 'Hello', 'message-1'),
    call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
    call('send_contextual_data', { metadata: { b: 1 }, multiThreadStrategy: 'ALL' }, 'context-2'),
    call('open_new_thread', undefined, 'new-0001'),
    call('show_thread_list'),
    call('logout'),
    call('clear'),
    connection('waiting', 1),
    connection('online'),
    frame(welcomeOf({ threads: [one] })),
    frame({ type: 'nack', clientMessageId: 'message-1', error: refusal }),
    frame(ackOf('message-1', one)),
    frame({ type: 'context-ack', requestId: 'context-1', threadIds: [] }),
    frame({ type: 'session-ended' }),
    (state) => sent(nextToSend(state)?.id ?? 'nothing'),
    { type: 'requeued', entryId: 'message-1' },
    { type: 'cancelled', entryId: 'message-1' },
    { type: 'context-released', requestId: 'context-2', target: { all: true }, at: 0 },
  ];

  it('G5 and G9: has one under way at most, never shows a thread that is not there, never holds data twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (played) => {
        // An id belongs to one command, so each command is played once.
        const isFirst = (step: Step, index: number) =>
          typeof step === 'function' || step.type !== 'command' || played.indexOf(step) === index;
        const state = play(welcomed(), ...played.filter(isFirst));
        expect(state.outbox.filter(({ status }) => status === 'sending').length).toBeLessThanOrEqual(1);
        if (state.activeThreadId !== null) expect(state.threads).toHaveProperty(state.activeThreadId);
        const carried = state.outbox.flatMap((entry) =>
          entry.kind === 'message' ? (entry.context?.commandIds ?? []) : entry.commandIds,
        );
        const waiting = state.heldContext.flatMap(({ commandIds }) => commandIds);
        const all = [...carried, ...waiting];
        expect(all).toHaveLength(new Set(all).size);
      }),
    );
  });
});
