import { call, frame, onlyEntry, play, threadOf, welcomed } from './fixtures.harness.js';

const one = threadOf('thread-01');
const error = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' } as const;
const context = (data: object, id: string, multiThreadStrategy?: string) =>
  call('send_contextual_data', { metadata: data, multiThreadStrategy }, id);

describe('contextual data that waits', () => {
  it('is not more because a message is refused that carried none', () => {
    const sending = play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'), {
      type: 'sent',
      entryId: 'message-1',
    });
    const refused = play(sending, frame({ type: 'nack', clientMessageId: 'message-1', error }));
    expect(onlyEntry(refused)).toMatchObject({ status: 'failed' });
    expect(refused.heldContext).toEqual([]);
  });

  it('G9: has the later value of what one of its runs and a call for all name, whatever the other runs name', () => {
    const held = play(
      welcomed(),
      context({ a: 1 }, 'context-1'),
      context({ b: 1 }, 'context-2', 'ALL'),
      frame({ type: 'thread', thread: one }),
    );
    const overtaken = play(held, context({ b: 2 }, 'context-3', 'ALL'));
    expect(overtaken.heldContext).toMatchObject([
      { requestId: 'context-1', data: { a: 1 } },
      { requestId: 'context-2', data: { b: 2 } },
    ]);
    expect(onlyEntry(overtaken)).toMatchObject({ id: 'context-3', data: { b: 2 } });
    expect(onlyEntry(overtaken)).not.toHaveProperty('login');
  });
});
