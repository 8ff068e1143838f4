import type { ErrorBody } from '../../protocol/index.js';
import {
  CUSTOMER,
  JWT,
  WIDGET_ID,
  ackOf,
  call,
  connection,
  frame,
  idle,
  onlyEntry,
  play,
  threadIn,
  threadOf,
  welcomed,
} from './fixtures.harness.js';
import { messagesOf } from './messages-of.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });
const refusal: ErrorBody = { code: 'THREAD_CLOSED', message: 'Closed.', remedy: 'Open another.' };
const transient: ErrorBody = { code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' };
const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;

describe('ack', () => {
  it('G1: takes the message out of the outbox and puts the stored one into its thread', () => {
    const state = play(
      welcomed({ threads: [one] }),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
      frame(ackOf('message-1', one)),
    );
    expect(state.outbox).toEqual([]);
    expect(messagesOf(threadIn(state, 'thread-01'))).toMatchObject([{ clientMessageId: 'message-1', seq: 1 }]);
  });

  it('G3: a repeat changes nothing that is shown', () => {
    const before = play(welcomed({ threads: [one] }), frame(ackOf('message-1', one)));
    expect(messagesOf(threadIn(play(before, frame(ackOf('message-1', one))), 'thread-01'))).toHaveLength(1);
  });

  const begun = () => play(welcomed(), call('send', 'Hello', 'message-1'), sent('message-1'));
  const created = threadOf('thread-01', { clientThreadId: 'message-1' });

  it('follows the thread that its message has opened, with the draft', () => {
    const drafted = play(begun(), { type: 'draft-changed', text: 'And' });
    const state = play(drafted, frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ activeThreadId: 'thread-01', newThreadId: null, drafts: { 'thread-01': 'And' } });
    expect(state.drafts).not.toHaveProperty('new');
  });

  it('has no draft where none was written', () => {
    expect(play(begun(), frame(ackOf('message-1', created))).drafts).toEqual({});
  });

  it('does not take the list away from whoever went back to it', () => {
    const state = play(begun(), call('show_thread_list'), frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ screen: 'THREAD_LIST', activeThreadId: null, newThreadId: null });
  });

  it('does not take another thread away that was opened meanwhile', () => {
    const state = play(begun(), call('open_new_thread', undefined, 'new-0002'), frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ activeThreadId: null, newThreadId: 'new-0002' });
    const shown = play(begun(), frame({ type: 'thread', thread: two }), call('show_thread', 'thread-02'));
    expect(play(shown, frame(ackOf('message-1', created)))).toMatchObject({
      activeThreadId: 'thread-02',
      newThreadId: null,
    });
  });
});

describe('nack', () => {
  const waiting = () => play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'), sent('message-1'));

  it('leaves a refused message visible with its reason', () => {
    const state = play(waiting(), frame({ type: 'nack', clientMessageId: 'message-1', error: refusal }));
    expect(onlyEntry(state)).toMatchObject({ status: 'failed', error: refusal });
  });

  it('leaves one alone that the server could not take at the moment', () => {
    const state = waiting();
    expect(play(state, frame({ type: 'nack', clientMessageId: 'message-1', error: transient }))).toBe(state);
  });
});

describe('context-ack', () => {
  const context = call('send_contextual_data', { metadata: { a: 1 }, multiThreadStrategy: 'ALL' }, 'context-1');

  it('is done with data that reached a conversation', () => {
    const told = play(welcomed({ threads: [one] }), context, sent('context-1'));
    const state = play(told, frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }));
    expect(state).toMatchObject({ outbox: [], heldContext: [] });
  });

  it('G10: keeps data for the next conversation where none was open any more, under its id', () => {
    const told = play(welcomed({ threads: [one] }), context, sent('context-1'));
    const state = play(told, frame({ type: 'context-ack', requestId: 'context-1', threadIds: [] }));
    expect(state.outbox).toEqual([]);
    expect(state.heldContext).toMatchObject([{ requestId: 'context-1', data: { a: 1 }, commandIds: ['context-1'] }]);
  });
});

describe('the end of a session', () => {
  it('G11: forgets the person and keeps the window as it is', () => {
    const open = play(
      welcomed({ person: CUSTOMER, threads: [one] }),
      call('show'),
      call('set_theme', 'night'),
      call('set_language', 'de-DE'),
      call('send', 'Hello', 'message-1'),
    );
    const state = play(open, frame({ type: 'session-ended' }));
    expect(state).toMatchObject({ person: null, owner: null, threads: {}, outbox: [], isReplaceable: false });
    expect(state).toMatchObject({ isOpen: true, isLauncherVisible: true, theme: 'night', language: 'de-DE' });
    expect(state.generation).toBe(open.generation + 1);
  });
});

describe('error', () => {
  it('a widget that the server refuses has failed; another failure of the connection passes', () => {
    const error = { code: 'ORIGIN_NOT_ALLOWED', message: '', remedy: '' } as const;
    const connecting = play(idle(), call('init', WIDGET_ID), connection('connecting'));
    expect(play(connecting, frame({ type: 'error', error }))).toMatchObject({
      phase: 'failed',
      failure: error,
      connection: { status: 'refused' },
    });
    expect(play(connecting, frame({ type: 'error', error: transient }))).toBe(connecting);
  });

  it('a refused login leaves the session as it was; one that must wait goes on', () => {
    const before = welcomed({ threads: [one] });
    const asked = play(before, call('auth', JWT, 'auth-001'));
    const invalid = { code: 'TOKEN_INVALID', message: '', remedy: '' } as const;
    expect(play(asked, frame({ type: 'error', requestId: 'auth-001', error: invalid }))).toEqual(before);
    expect(play(asked, frame({ type: 'error', requestId: 'auth-001', error: transient }))).toBe(asked);
  });

  it('refused contextual data is gone; what must wait stays', () => {
    const told = play(
      welcomed({ threads: [one] }),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
      sent('context-1'),
    );
    expect(play(told, frame({ type: 'error', requestId: 'context-1', error: refusal })).outbox).toEqual([]);
    expect(play(told, frame({ type: 'error', requestId: 'context-1', error: transient }))).toBe(told);
  });
});
