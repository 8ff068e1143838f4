import { CUSTOMER, WIDGET, call, frame, play, threadOf, welcomed } from './fixtures.harness.js';
import { differsInPersisted, persistedSessionSchema, toPersistedSession } from './persisted-session.js';
import type { WidgetState } from './widget-state.js';

const attachments = { isEnabled: true, maxSize: 100, allowedExtensions: ['txt'] };
const ready = () =>
  welcomed({ person: CUSTOMER, widget: { ...WIDGET, attachments }, threads: [threadOf('thread-01')] });
const context = (id: string, multiThreadStrategy: string) =>
  call('send_contextual_data', { metadata: { [id]: 1 }, multiThreadStrategy }, id);
const reload = (state: WidgetState) =>
  persistedSessionSchema.parse(JSON.parse(JSON.stringify(toPersistedSession(state))));

describe('G8: what outlives a reload', () => {
  it('is contextual data on its way to one conversation, and to all of them', () => {
    const state = play(ready(), context('context-1', 'ACTIVE'), context('context-2', 'ALL'), {
      type: 'sent',
      entryId: 'context-1',
    });
    expect(reload(state).outbox).toMatchObject([
      { kind: 'context', id: 'context-1', status: 'sending', wasSent: true, target: { threadId: 'thread-01' } },
      { kind: 'context', id: 'context-2', status: 'queued', target: { all: true }, data: { 'context-2': 1 } },
    ]);
  });

  it('is a message with its files, stored or not, and the data that it carries', () => {
    const file = (name: string) => ({ attachment: 'data:text/plain,four', fileName: name });
    const state = play(
      ready(),
      call('open_new_thread', undefined, 'new-0001'),
      context('context-1', 'ACTIVE'),
      call('send', { type: 'BASIC', attachments: [file('a.txt'), file('b.txt')] }, 'message-1'),
      { type: 'upload-progressed', clientFileId: 'message-1-1', progress: 0.5 },
      {
        type: 'uploaded',
        clientFileId: 'message-1-0',
        file: { id: 'file-0001', name: 'a.txt', mediaType: 'text/plain', size: 4 },
      },
      { type: 'sent', entryId: 'message-1' },
    );
    expect(reload(state).outbox).toEqual(state.outbox);
    expect(reload(state).outbox).toMatchObject([
      {
        context: { requestId: 'context-1' },
        uploads: [
          { index: 0, clientFileId: 'message-1-0', progress: 1, isStored: true },
          { index: 1, clientFileId: 'message-1-1', progress: 0.5, isStored: false },
        ],
      },
    ]);
  });

  it('is a refused message with the reason', () => {
    const error = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' } as const;
    const state = play(
      ready(),
      call('send', 'Hello', 'message-1'),
      { type: 'sent', entryId: 'message-1' },
      frame({ type: 'nack', clientMessageId: 'message-1', error }),
    );
    expect(reload(state).outbox).toMatchObject([{ id: 'message-1', status: 'failed', error }]);
  });

  it('is data that waits, by its strategy, for nobody’s callback', () => {
    const state = play(
      ready(),
      frame({ type: 'thread', thread: threadOf('thread-01', { status: 'CLOSED' }) }),
      context('context-1', 'ACTIVE'),
      context('context-2', 'ALL'),
      context('context-3', 'ALL_PLUS_NEW'),
    );
    expect(reload(state)).toMatchObject({
      heldContext: [
        { requestId: 'context-1', strategy: 'ACTIVE', commandIds: [] },
        { requestId: 'context-2', strategy: 'ALL', commandIds: [] },
        { requestId: 'context-3', strategy: 'ALL_PLUS_NEW', commandIds: [] },
      ],
      standingContext: { 'context-3': 1 },
    });
  });

  it('is everything that is read after it, and nothing else', () => {
    const written = Object.keys(toPersistedSession(ready()));
    const [read] = [persistedSessionSchema.parse({ version: 1 })].map(Object.keys);
    expect(written.sort()).toEqual(read?.sort());
  });

  it.each(['drafts', 'outbox', 'heldContext', 'language', 'owner'] as const)('is written when %s changes', (key) => {
    const state = ready();
    expect(differsInPersisted(state, { ...state, [key]: [] })).toBe(true);
    expect(differsInPersisted(state, { ...state, isLeader: !state.isLeader })).toBe(false);
  });
});
