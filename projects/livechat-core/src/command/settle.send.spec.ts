import type { ErrorBody, ErrorCode } from '../../protocol/index.js';
import { ackOf, connection, frame, threadOf, welcomed } from '../state/fixtures.harness.js';
import { commandBench } from './command.harness.js';

const one = threadOf('thread-01');
const refusal: ErrorBody = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' };
const transient: ErrorBody = { code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' };
const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;
const failsWith = (code: ErrorCode) => [{ error: expect.objectContaining({ code }) as unknown }];
const context = { metadata: { a: 1 } };
const toAll = { ...context, multiThreadStrategy: 'ALL' };

describe('send', () => {
  it('G1: settles with what the server has stored', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = bench.run('send', 'Hello');
    bench.play(sent('command-1'), frame(ackOf('another-1', one, 1)));
    expect(told).toEqual([]);
    bench.play(frame(ackOf('command-1', one, 2)));
    expect(told).toEqual([
      {
        result: {
          threadId: 'thread-01',
          thread: { id: 'thread-01', conversationId: 'conversation-of-thread-01', status: 'OPEN' },
          message: {
            id: 'message-thread-01-2',
            type: 'BASIC',
            moment: 1002,
            content: { type: 'TEXT', text: 'text 2' },
          },
        },
      },
    ]);
  });

  it('a draft settles at once, with its thread if it has one', () => {
    const draft = { type: 'DRAFT', message: 'Dear' };
    const message = { type: 'DRAFT', content: { type: 'DRAFT', text: 'Dear' }, moment: expect.any(Number) as unknown };
    expect(commandBench(welcomed()).run('send', draft)).toEqual([{ result: { message } }]);
    const bench = commandBench(welcomed({ threads: [one, threadOf('thread-02')] }));
    expect(bench.run('send', { ...draft, threadId: 'thread-02' })).toEqual([
      { result: { threadId: 'thread-02', message } },
    ]);
    bench.run('show_thread', 'thread-01');
    expect(bench.run('send', draft)).toEqual([{ result: { threadId: 'thread-01', message } }]);
  });

  it('fails when the server refuses it, and waits through a cut and a busy server', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = bench.run('send', 'Hello');
    bench.play(sent('command-1'), frame({ type: 'nack', clientMessageId: 'command-1', error: transient }));
    bench.play(connection('waiting', 1), connection('online'), sent('command-1'));
    expect(told).toEqual([]);
    bench.play(frame({ type: 'nack', clientMessageId: 'command-1', error: refusal }));
    expect(told).toEqual(failsWith('LIMIT_EXCEEDED'));
  });

  it('G11: an answer of an earlier generation is none', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = [bench.run('send', 'Hello'), bench.run('send_contextual_data', toAll)];
    bench.play(sent('command-1'), (state) => ({ type: 'credentials-changed', generation: state.generation }));
    bench.play(
      frame(ackOf('command-1', one), 1),
      frame({ type: 'context-ack', requestId: 'command-2', threadIds: ['thread-01'] }, 1),
    );
    expect(told).toEqual([[], []]);
  });

  it('G7: a stored message is a success also where this version cannot read what the server made of it', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = bench.run('send', 'Hello');
    const ack = ackOf('command-1', one);
    bench.play(sent('command-1'), frame({ ...ack, message: { ...ack.message, content: { type: 'UNSUPPORTED' } } }));
    bench.run('show');
    expect(told).toEqual([{ result: expect.objectContaining({ threadId: 'thread-01' }) as unknown }]);
  });

  it('says that it had no effect when it is taken back before it left', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = [bench.run('send', 'One'), bench.run('send', 'Two')];
    bench.play({ type: 'cancelled', entryId: 'command-1' });
    bench.run('clear');
    expect(told).toEqual([failsWith('SESSION_ENDED'), failsWith('SESSION_ENDED')]);
  });

  it('says that it may be stored when the session ends while it is on its way', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = bench.run('send', 'One');
    bench.play(sent('command-1'));
    bench.run('clear');
    expect(told).toEqual(failsWith('OUTCOME_UNKNOWN'));
  });
});

describe('send_contextual_data', () => {
  it('G10: settles with the conversations that took it', () => {
    const bench = commandBench(welcomed({ threads: [one, threadOf('thread-02')] }));
    const told = bench.run('send_contextual_data', toAll);
    bench.play(sent('command-1'), frame({ type: 'context-ack', requestId: 'another-1', threadIds: ['thread-01'] }));
    expect(told).toEqual([]);
    bench.play(frame({ type: 'context-ack', requestId: 'command-1', threadIds: ['thread-01', 'thread-02'] }));
    expect(told).toEqual([{ result: { threadIds: ['thread-01', 'thread-02'], metadata: { a: 1 } } }]);
  });

  it('G9: settles each call by the confirmation of the message that carried its data', () => {
    const bench = commandBench(welcomed());
    const told = [bench.run('send_contextual_data', context), bench.run('send_contextual_data', toAll)];
    bench.run('send', 'Hello');
    bench.play(sent('command-3'));
    expect(told).toEqual([[], []]);
    bench.play(frame(ackOf('command-3', threadOf('thread-01', { clientThreadId: 'command-3' }))));
    const settled = [{ result: { threadIds: ['thread-01'], metadata: { a: 1 } } }];
    expect(told).toEqual([settled, settled]);
  });

  it('waits while something else happens', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('send_contextual_data', context);
    bench.run('show');
    bench.play(connection('waiting', 1));
    bench.play(connection('online'), frame(ackOf('message-of-another-tab', one)));
    expect(told).toEqual([]);
  });

  it('G9: goes on waiting when that message is refused, or when no conversation was open any more', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('send_contextual_data', context);
    bench.run('send', 'Hello');
    bench.play(sent('command-2'), frame({ type: 'nack', clientMessageId: 'command-2', error: refusal }));
    expect(told).toEqual([]);
    const all = commandBench(welcomed({ threads: [one] }));
    const waiting = all.run('send_contextual_data', toAll);
    all.play(sent('command-1'), frame({ type: 'context-ack', requestId: 'command-1', threadIds: [] }));
    expect(waiting).toEqual([]);
  });

  it('fails when the server refuses it, and waits when it is busy', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    const told = bench.run('send_contextual_data', context);
    bench.play(sent('command-1'), frame({ type: 'error', requestId: 'command-1', error: transient }));
    expect(told).toEqual([]);
    bench.play(frame({ type: 'error', requestId: 'command-1', error: refusal }));
    expect(told).toEqual(failsWith('LIMIT_EXCEEDED'));
  });

  it('tells by its end whether it may have been stored', () => {
    const held = commandBench(welcomed());
    const told = held.run('send_contextual_data', context);
    held.run('clear');
    expect(told).toEqual(failsWith('SESSION_ENDED'));
    const queued = commandBench(welcomed({ threads: [one] }));
    const unsent = queued.run('send_contextual_data', toAll);
    queued.run('clear');
    expect(unsent).toEqual(failsWith('SESSION_ENDED'));
    const bench = commandBench(welcomed({ threads: [one] }));
    const underWay = bench.run('send_contextual_data', toAll);
    bench.play(sent('command-1'));
    bench.run('clear');
    expect(underWay).toEqual(failsWith('OUTCOME_UNKNOWN'));
  });
});
