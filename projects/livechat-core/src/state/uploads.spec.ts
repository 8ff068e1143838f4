import { LiveChatError, type StoredFile } from '../../protocol/index.js';
import { WIDGET, call, connection, idle, messageIn, play, threadOf, welcomed } from './fixtures.harness.js';
import { nextToSend } from './outbox.js';
import { reduce } from './reduce.js';
import { selectTimeline } from './timeline.js';
import { filesOf, nextUpload, uploadIds, withFilesToRetry } from './uploads.js';
import type { ChatEvent } from './event.js';

const attachments = { isEnabled: true, maxSize: 10, allowedExtensions: ['txt'] };
const file = (name: string) => ({ attachment: 'data:text/plain,four', fileName: name });
const link = { attachment: 'https://shop.example/c.txt', fileName: 'c.txt' };
const two = { type: 'BASIC', attachments: [link, file('a.txt'), file('b.txt')] };

const ready = () => welcomed({ widget: { ...WIDGET, attachments } });
const waiting = () => play(ready(), call('send', two));
const stored = (id: string): StoredFile => ({ id, name: 'as-stored.txt', mediaType: 'text/plain', size: 4 });
const uploaded = (clientFileId: string): ChatEvent => ({
  type: 'uploaded',
  clientFileId,
  file: stored(`server-${clientFileId}`),
});
const error = new LiveChatError({ code: 'LIMIT_EXCEEDED', message: 'large', remedy: 'none' }).toJSON();

describe('uploads', () => {
  it('go one after the other, in the order of the files, and are nobody’s business before that', () => {
    expect(nextUpload(ready())).toBeNull();
    expect(nextUpload(waiting())).toEqual({ clientFileId: 'command-1-1', name: 'a.txt', mediaType: 'text/plain' });
    const second = play(waiting(), uploaded('command-1-1'));
    expect(nextUpload(second)).toMatchObject({ clientFileId: 'command-1-2', name: 'b.txt' });
    expect(nextUpload(play(second, uploaded('command-1-2')))).toBeNull();
  });

  it('are none of contextual data, of a text, or of what the page holds wrongly', () => {
    const open = welcomed({ threads: [threadOf('thread-01')] });
    const other = play(open, call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'), call('send', 'Hello'));
    expect(other.outbox).toHaveLength(2);
    expect(nextUpload(other)).toBeNull();
    expect(uploadIds(other.outbox)).toStrictEqual([]);
    const entry = messageIn(waiting());
    const wrong = [
      { ...entry, uploads: [{ index: 9, clientFileId: 'file-0009', progress: 0, isStored: false }] },
      { ...entry, uploads: [{ index: 0, clientFileId: 'file-0000', progress: 0, isStored: false }] },
    ];
    expect(nextUpload({ ...waiting(), outbox: wrong })).toBeNull();
  });

  it('tell how far they came, of the one file', () => {
    const state = play(waiting(), { type: 'upload-progressed', clientFileId: 'command-1-2', progress: 0.5 });
    expect(messageIn(state).uploads).toMatchObject([{ progress: 0 }, { progress: 0.5, isStored: false }]);
  });

  it('give the message the file that the server keeps, in its place', () => {
    const { content, uploads } = messageIn(play(waiting(), uploaded('command-1-1')));
    expect(filesOf(content)).toMatchObject([
      { url: link.attachment },
      stored('server-command-1-1'),
      { id: 'command-1-2' },
    ]);
    expect(uploads).toMatchObject([{ progress: 1, isStored: true }, { isStored: false }]);
    const last = messageIn(play(waiting(), uploaded('command-1-2')));
    expect(filesOf(last.content)).toMatchObject([{}, { id: 'command-1-1' }, stored('server-command-1-2')]);
  });

  it('change only the message that they are of', () => {
    const both = play(waiting(), call('send', two, 'command-2'));
    const first = play(both, uploaded('command-1-1'));
    expect(first.outbox[1]).toBe(both.outbox[1]);
    const second = play(both, { type: 'upload-progressed', clientFileId: 'command-2-2', progress: 0.5 });
    expect(second.outbox[0]).toBe(both.outbox[0]);
    expect(second.outbox[1]).toMatchObject({ id: 'command-2', uploads: [{ progress: 0 }, { progress: 0.5 }] });
  });

  it('change nothing once their message is gone', () => {
    const state = ready();
    expect(reduce(state, uploaded('command-1-1'))).toBe(state);
    expect(reduce(state, { type: 'upload-progressed', clientFileId: 'command-1-1', progress: 1 })).toBe(state);
    expect(reduce(state, { type: 'upload-refused', clientFileId: 'command-1-1', error })).toBe(state);
  });

  it('refuse their message with them', () => {
    const state = play(waiting(), { type: 'upload-refused', clientFileId: 'command-1-1', error });
    expect(messageIn(state)).toMatchObject({ status: 'failed', error });
    expect(nextUpload(state)).toBeNull();
    expect(uploadIds(state.outbox)).toEqual(['command-1-1', 'command-1-2']);
  });

  it('hold their message back, and all that comes after it', () => {
    const state = play(waiting(), call('send', 'Second', 'command-2'), connection('online'));
    expect(nextToSend(play(state, uploaded('command-1-1')))).toBeUndefined();
    const done = play(state, uploaded('command-1-1'), uploaded('command-1-2'));
    expect(nextToSend(done)?.id).toBe('command-1');
    expect(selectTimeline(state)[0]).toMatchObject({ uploads: [{ isStored: false }, { isStored: false }] });
    expect(selectTimeline(done)[0]).not.toHaveProperty('uploads');
  });
});

describe('a message with files that is sent once more', () => {
  const full = () => messageIn(play(waiting(), uploaded('command-1-1'), uploaded('command-1-2')));

  it('keeps what is stored', () => {
    const { content, uploads } = full();
    expect(withFilesToRetry({ ...full(), error })).toEqual({ content, uploads });
    expect(withFilesToRetry(full())).toEqual({ content, uploads });
  });

  it('uploads them anew where the server did not know them any more', () => {
    const retried = withFilesToRetry({ ...full(), error: { ...error, field: 'content.files[1]' } });
    expect(filesOf(retried.content)).toMatchObject([
      { url: link.attachment },
      { id: 'command-1-1' },
      { id: 'command-1-2' },
    ]);
    expect(retried.uploads).toMatchObject([
      { isStored: false, progress: 0 },
      { isStored: false, progress: 0 },
    ]);
  });

  it('has nothing to upload where it has links only, or no files', () => {
    const entry = messageIn(play(ready(), call('send', { type: 'BASIC', ...link })));
    expect(withFilesToRetry(entry)).toEqual({ content: entry.content });
    const unknown = { ...error, field: 'content.files[0]' };
    expect(withFilesToRetry({ ...entry, error: unknown })).toEqual({ content: entry.content });
    const uploads = [{ index: 0, clientFileId: 'file-0000', progress: 0, isStored: false }];
    const text = { ...messageIn(play(idle(), call('send', 'Hello'))), uploads };
    expect(withFilesToRetry({ ...text, error: { ...error, field: 'content.files' } }).content).toBe(text.content);
  });
});
