import {
  CUSTOMER,
  SINGLE_THREAD_WIDGET,
  ackOf,
  call,
  frame,
  idle,
  messageIn,
  onlyEntry,
  play,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });

describe('send', () => {
  it('G2: queues a message under the id of its command, for the thread that is shown', () => {
    const state = play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'));
    expect(onlyEntry(state)).toEqual({
      kind: 'message',
      id: 'message-1',
      status: 'queued',
      wasSent: false,
      createdAt: 5000,
      target: { threadId: 'thread-01' },
      content: { type: 'TEXT', text: 'Hello' },
    });
  });

  it('sends to the thread that is named, and shows what it showed', () => {
    const before = play(welcomed({ threads: [one, two] }), call('show_thread', 'thread-01'));
    const state = play(before, call('send', { type: 'BASIC', message: 'Hello', threadId: 'thread-02' }));
    expect(onlyEntry(state)).toMatchObject({ target: { threadId: 'thread-02' } });
    expect(state.activeThreadId).toBe('thread-01');
  });

  it('opens a thread with the first message, and sends those that follow into the same', () => {
    const state = play(welcomed(), call('send', 'One', 'message-1'), call('send', 'Two', 'message-2'));
    expect(state).toMatchObject({ newThreadId: 'message-1', activeThreadId: null, screen: 'THREAD' });
    expect(state.outbox).toMatchObject([
      { id: 'message-1', target: { clientThreadId: 'message-1' } },
      { id: 'message-2', target: { clientThreadId: 'message-1' } },
    ]);
  });

  it('opens a thread from the list, also while the last shown one is remembered', () => {
    const state = play(
      welcomed({ threads: [one] }),
      call('show_thread', 'thread-01'),
      call('show_thread_list'),
      call('send', 'Hello', 'message-1'),
    );
    expect(onlyEntry(state)).toMatchObject({ target: { clientThreadId: 'message-1' } });
    expect(state).toMatchObject({ screen: 'THREAD', activeThreadId: null });
  });

  it('waits for the server before init has an answer', () => {
    expect(onlyEntry(play(idle(), call('send', 'Hello', 'message-1')))).toMatchObject({ status: 'queued' });
  });

  it('carries custom data with the words for each side, where there are some', () => {
    const bare = play(welcomed(), call('send', { type: 'CUSTOM_DATA', customData: { cart: [1, 2] } }));
    expect(onlyEntry(bare)).toHaveProperty('content', { type: 'CUSTOM_DATA', customData: { cart: [1, 2] } });
    const worded = play(
      welcomed(),
      call('send', { type: 'CUSTOM_DATA', customData: 1, agentMessage: 'For you', userMessage: 'For me' }),
    );
    expect(onlyEntry(worded)).toMatchObject({
      content: { type: 'CUSTOM_DATA', customData: 1, agentMessage: 'For you', userMessage: 'For me' },
    });
  });

  it('an attachment alone has no text, and one that lies elsewhere is not uploaded', () => {
    const image = { type: 'BASIC', attachment: 'https://shop.example/a.png', fileName: 'a.png' } as const;
    const { content, uploads } = messageIn(play(idle(), call('send', image)));
    expect(content).toStrictEqual({ type: 'FILES', files: [{ url: 'https://shop.example/a.png', name: 'a.png' }] });
    expect(uploads).toBeUndefined();
  });

  it('files that this client holds go by its own ids until they are stored', () => {
    const note = { attachment: 'data:text/plain,four', fileName: 'note.txt' };
    const elsewhere = { attachment: 'https://shop.example/a.png', fileName: 'a.png' };
    const state = play(idle(), call('send', { type: 'BASIC', message: 'Look', attachments: [elsewhere, note] }));
    expect(messageIn(state)).toMatchObject({
      content: {
        type: 'FILES',
        text: 'Look',
        files: [{ name: 'a.png' }, { id: 'command-1-1', name: 'note.txt', mediaType: 'text/plain', size: 4 }],
      },
      uploads: [{ index: 1, clientFileId: 'command-1-1', progress: 0, isStored: false }],
    });
  });

  it('a draft stands in the composer of its thread, creates none, and an empty one is gone', () => {
    const draft = (message: string, threadId?: string) => call('send', { type: 'DRAFT', message, threadId });
    const state = play(welcomed({ threads: [one, two] }), draft('Dear'), draft('Yours', 'thread-02'));
    expect(state.drafts).toEqual({ new: 'Dear', 'thread-02': 'Yours' });
    expect(state.outbox).toEqual([]);
    expect(play(state, draft('')).drafts).toEqual({ 'thread-02': 'Yours' });
    expect(play(state, draft('Sincerely')).drafts).toEqual({ new: 'Sincerely', 'thread-02': 'Yours' });
  });

  it('changes nothing where it is refused', () => {
    const state = welcomed({ threads: [{ ...one, status: 'CLOSED' }] });
    const shown = play(state, call('show_thread', 'thread-01'));
    expect(play(shown, call('send', 'Hello'))).toBe(shown);
  });
});

describe('send_contextual_data', () => {
  const context = (data: object, id: string, multiThreadStrategy?: string) =>
    call('send_contextual_data', { metadata: data, multiThreadStrategy }, id);

  it('goes to the active conversation, or to all that are open', () => {
    const state = play(
      welcomed({ threads: [one, two] }),
      call('show_thread', 'thread-01'),
      context({ a: 1 }, 'context-1'),
      context({ b: 2 }, 'context-2', 'ALL'),
    );
    expect(state.outbox).toMatchObject([
      {
        kind: 'context',
        id: 'context-1',
        target: { threadId: 'thread-01' },
        data: { a: 1 },
        commandIds: ['context-1'],
      },
      { kind: 'context', id: 'context-2', target: { all: true }, data: { b: 2 }, commandIds: ['context-2'] },
    ]);
  });

  it('for the active conversation leaves alone what others wait for', () => {
    const held = play(welcomed(), context({ a: 1 }, 'context-1'), frame({ type: 'thread', thread: one }));
    expect(play(held, context({ a: 2 }, 'context-2')).heldContext).toMatchObject([{ data: { a: 1 } }]);
    expect(play(held, context({ a: 2 }, 'context-2', 'ALL')).heldContext).toMatchObject([{ data: { a: 2 } }]);
  });

  it('G9: waits while there is no conversation, merged key by key in call order', () => {
    const state = play(
      idle(),
      context({ a: 1, b: 1 }, 'context-1'),
      context({ b: 2 }, 'context-2'),
      context({ b: 3 }, 'context-3', 'ALL'),
    );
    expect(state.outbox).toEqual([]);
    expect(state.heldContext).toEqual([
      { requestId: 'context-1', strategy: 'ACTIVE', data: { a: 1, b: 2 }, commandIds: ['context-1', 'context-2'] },
      { requestId: 'context-3', strategy: 'ALL', data: { b: 3 }, commandIds: ['context-3'] },
    ]);
  });

  it('the strategy has no effect in a single-thread widget', () => {
    const state = play(
      welcomed({ widget: SINGLE_THREAD_WIDGET, threads: [one] }),
      context({ a: 1 }, 'context-1', 'ALL'),
    );
    expect(onlyEntry(state)).toMatchObject({ target: { threadId: 'thread-01' } });
  });

  it('ALL_PLUS_NEW goes to all that are open, and into each conversation that begins later', () => {
    const told = play(welcomed({ threads: [one] }), context({ a: 1 }, 'context-1', 'ALL_PLUS_NEW'));
    expect(onlyEntry(told)).toMatchObject({ kind: 'context', target: { all: true } });
    const begun = play(
      told,
      frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }),
      context({ b: 2 }, 'context-2', 'ALL_PLUS_NEW'),
      frame({ type: 'context-ack', requestId: 'context-2', threadIds: ['thread-01'] }),
      call('open_new_thread', undefined, 'new-0001'),
      call('send', 'Hello', 'message-1'),
      { type: 'sent', entryId: 'message-1' },
    );
    expect(onlyEntry(begun)).toMatchObject({ context: { data: { a: 1, b: 2 } } });
    const again = play(
      begun,
      frame(ackOf('message-1', threadOf('thread-02', { clientThreadId: 'new-0001' }))),
      call('open_new_thread', undefined, 'new-0002'),
      call('send', 'Hello', 'message-2'),
      { type: 'sent', entryId: 'message-2' },
    );
    expect(onlyEntry(again)).toMatchObject({ context: { data: { a: 1, b: 2 } } });
  });

  it('G11: what stands for new conversations of a customer is not told of the next one', () => {
    const told = play(welcomed({ person: CUSTOMER }), context({ a: 1 }, 'context-1', 'ALL_PLUS_NEW'));
    const next = play(told, call('logout'), frame(welcomeOf()), call('send', 'Hello', 'message-1'), {
      type: 'sent',
      entryId: 'message-1',
    });
    expect(onlyEntry(next)).not.toHaveProperty('context');
  });
});
