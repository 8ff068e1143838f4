import type { Content, FileReference, Message, StoredFile } from 'livechat-core/protocol';
import { attachmentRulesOf, requireEnabled } from '../../files/attachment-rules.js';
import { fileNotYours } from '../refusals.js';
import type { Uploader } from '../upload-store.js';
import type { ReadScope, WriteScope } from './scope.js';
import { toStoredFile, type FileRow } from './uploads.js';
import { toSettings } from './widgets.js';

/**
 * A content with its files as the store knows them, whatever its sender says of them. The files stay
 * what they are until the transaction ends.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` for a file that is not this uploader's, or in a message already
 */
export async function withKnownFiles<C extends Content>(scope: WriteScope, uploader: Uploader, content: C): Promise<C> {
  if (content.type !== 'FILES') return content;
  const files: FileReference[] = [];
  const ids = new Set<string>();
  for (const [index, file] of content.files.entries()) {
    if (isStored(file) && ids.has(file.id)) throw fileNotYours(index);
    if (isStored(file)) ids.add(file.id);
    files.push(isStored(file) ? await holdUpload(scope, { uploader, id: file.id, index }) : file);
  }
  return { ...content, files };
}

/** Ties the files of a message that was just stored to it. */
export async function attachFiles({ sql }: WriteScope, { id, threadId, content }: Message): Promise<void> {
  if (content.type !== 'FILES') return;
  for (const file of content.files.filter(isStored)) {
    await sql.run('UPDATE files SET thread_id = ?, message_id = ? WHERE id = ?', threadId, id, file.id);
  }
}

/** @throws LiveChatError `ATTACHMENTS_UNAVAILABLE` when the widget takes no files */
export async function requireAttachments({ sql }: ReadScope, widgetId: string): Promise<void> {
  const row = await sql.get<{ settings: string }>('SELECT w.settings FROM widgets w WHERE w.id = ?', widgetId);
  requireEnabled(attachmentRulesOf(toSettings(row?.settings ?? '{}')));
}

async function holdUpload(
  { sql }: WriteScope,
  wanted: { readonly uploader: Uploader; readonly id: string; readonly index: number },
): Promise<StoredFile> {
  const row = await sql.get<FileRow>(
    `SELECT f.* FROM files f
      WHERE f.id = ? AND f.uploader = ? AND f.state = 'READY' AND f.thread_id IS NULL${sql.dialect.holding('f')}`,
    wanted.id,
    wanted.uploader,
  );
  if (row === undefined) throw fileNotYours(wanted.index);
  return toStoredFile(row);
}

function isStored(file: FileReference): file is StoredFile {
  return 'id' in file;
}
