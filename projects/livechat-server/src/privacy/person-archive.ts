import { Readable } from 'node:stream';
import { LIMITS, type Message } from 'livechat-core/protocol';
import { ZipFile } from 'yazl';
import type { PersonRecord, ThreadRecord } from '../store/privacy-store.js';
import type { KeptFile } from '../store/upload-store.js';
import { messageForCustomer } from '../chat/seen-by-customer.js';
import { archivePath } from './archive-path.js';
import { personNotFound } from './erase-person.js';
import type { PrivacyDeps } from './privacy-deps.js';

type ArchiveDeps = Pick<PrivacyDeps, 'store' | 'files'>;

/** Who is to read an archive: the person, or the team with everything that it wrote for itself. */
export type ArchiveReader = 'PERSON' | 'TEAM';

/** What is read of a person before the archive begins. */
interface Subject {
  readonly record: PersonRecord;
  readonly threads: readonly ThreadRecord[];
  readonly files: readonly KeptFile[];
  readonly reader: ArchiveReader;
}

/**
 * Everything that the server has of a person, as a zip: `conversations.json`, and the files of the
 * conversations under `files/<id>/<name>`. It is written while it is read: however much a person wrote, no more of it is
 * in memory than a page of messages. For the team it also holds topic, summary, priority,
 * assignee, queue, tags and notes.
 *
 * @throws LiveChatError `NOT_FOUND`
 */
export async function archivePerson(deps: ArchiveDeps, personId: string, reader: ArchiveReader): Promise<Readable> {
  const record = await deps.store.findPersonRecord(personId);
  if (record === undefined) throw personNotFound();
  const subject: Subject = {
    record,
    threads: await deps.store.listThreadRecords(personId),
    files: await deps.store.listFilesOfPerson(personId),
    reader,
  };
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream as AsyncIterable<Buffer>, { objectMode: false });
  const fail = (error: Error): void => void output.destroy(error);
  // Only what is being read is open; when nobody wants the archive any more, it is closed.
  let current: Readable | undefined;
  output.once('close', () => current?.destroy());
  const addLazily = (path: string, open: () => Promise<Readable>, compress: boolean): void => {
    zip.addReadStreamLazy(path, { compress }, (give) => {
      open().then(
        (stream) => {
          current = stream.once('error', fail);
          give(null, stream);
        },
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  };
  zip.once('error', fail);
  addLazily('conversations.json', async () => Readable.from(conversationsJson(deps, subject)), true);
  for (const kept of subject.files) {
    addLazily(
      archivePath(kept.file),
      async () => (await deps.files.files.read(kept.storageKey)) ?? Readable.from([]),
      false,
    );
  }
  zip.end();
  return output;
}

/** The text of `conversations.json`, a piece at a time. Moments are in ISO 8601. */
async function* conversationsJson({ store, files }: ArchiveDeps, subject: Subject): AsyncGenerator<string> {
  const { record, reader } = subject;
  const head = {
    exportedAt: isoTime(files.clock()),
    person: {
      ...record.person,
      createdAt: isoTime(record.createdAt),
      widgetId: record.widgetId,
      identities: record.identity === undefined ? [] : [record.identity],
    },
    sessions: record.sessions.map(({ createdAt, lastSeenAt, endedAt, expiresAt, sid }) => ({
      createdAt: isoTime(createdAt),
      lastSeenAt: isoTime(lastSeenAt),
      ...(endedAt === undefined ? {} : { endedAt: isoTime(endedAt) }),
      ...(expiresAt === undefined ? {} : { expiresAt: isoTime(expiresAt) }),
      sid,
    })),
    files: subject.files.map((kept) => ({ ...kept.file, path: archivePath(kept.file) })),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "conversations": [`;
  for (const [index, thread] of subject.threads.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* conversationJson(store, thread, reader);
  }
  yield '\n  ]\n}\n';
}

async function* conversationJson(
  store: ArchiveDeps['store'],
  thread: ThreadRecord,
  reader: ArchiveReader,
): AsyncGenerator<string> {
  const { conversationId, threadId, status, context, customerReceipts, teamReceipts } = thread;
  const head = {
    id: conversationId,
    threadId,
    status,
    createdAt: isoTime(thread.createdAt),
    updatedAt: isoTime(thread.updatedAt),
    ...(thread.closedAt === undefined ? {} : { closedAt: isoTime(thread.closedAt) }),
    contextualData: context,
    receipts: { customer: customerReceipts, team: teamReceipts },
    ...(reader === 'TEAM' ? await casework(store, conversationId) : {}),
  };
  const shown = reader === 'TEAM' ? messageJson : (message: Message) => messageJson(messageForCustomer(message));
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
  for (let after = 0; after < thread.topSeq;) {
    const messages = (await store.readMessages(conversationId, { after, limit: LIMITS.historyPage })) ?? [];
    const last = messages.at(-1);
    // Erased meanwhile.
    if (last === undefined) break;
    yield messages
      .filter(({ seq }) => seq <= thread.topSeq)
      .map((message, index) => `${after === 0 && index === 0 ? '' : ','}\n${shown(message)}`)
      .join('');
    after = last.seq;
  }
  yield ']}';
}

/** What the team wrote about a conversation, for itself. */
async function casework(store: ArchiveDeps['store'], conversationId: string): Promise<object> {
  const conversation = await store.findConversation(conversationId);
  const { topic, summary, priority, assignee, queue, isOnHold, waitingSince, tags = [] } = conversation ?? {};
  const notes = (await store.listNotes(conversationId)) ?? [];
  return {
    topic,
    summary,
    priority,
    assignee,
    queue,
    isOnHold,
    ...(waitingSince === undefined ? {} : { waitingSince: isoTime(waitingSince) }),
    tags,
    notes: notes.map(({ author, text, createdAt, updatedAt }) => ({
      author,
      text,
      createdAt: isoTime(createdAt),
      updatedAt: isoTime(updatedAt),
    })),
  };
}

function messageJson({ createdAt, ...message }: Message): string {
  return JSON.stringify({ ...message, createdAt: isoTime(createdAt) });
}

function isoTime(moment: number): string {
  return new Date(moment).toISOString();
}
