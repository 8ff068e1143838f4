import { LIMITS, type AttachmentRules, type StoredFile } from 'livechat-core/protocol';
import type { Uploader } from '../store/upload-store.js';
import { requireAllowed } from './attachment-rules.js';
import type { FileDeps } from './file-deps.js';
import { storageKey } from './file-store.js';
import { inspectFile } from './inspect-file.js';
import { spool, type SpooledFile } from './spool.js';

/** A file on its way in. */
export interface IncomingFile {
  readonly uploader: Uploader;
  readonly clientFileId: string;
  readonly name: string;
  /** What its sender calls it; empty where nothing was said. */
  readonly declaredType: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Those of the widget, for a customer. The team may send files of any extension. */
  readonly rules?: AttachmentRules;
}

/** A file that is kept, now or since it came first. */
export interface UploadedFile {
  readonly file: StoredFile;
  readonly outcome: 'STORED' | 'REPEATED';
}

/**
 * Receives a file and keeps it. A repeat of an upload that was finished gives the first answer, and its
 * bytes are not read.
 *
 * @throws LiveChatError `ATTACHMENTS_UNAVAILABLE`, `LIMIT_EXCEEDED`, `INVALID_ARGUMENT` with the field
 *   `fileName`, `UNAVAILABLE`; nothing is kept then
 */
export async function uploadFile(deps: FileDeps, incoming: IncomingFile): Promise<UploadedFile> {
  const { uploader, clientFileId, name, rules, bytes } = incoming;
  const first = await deps.uploads.findUpload(uploader, clientFileId);
  if (first !== undefined) return { file: first, outcome: 'REPEATED' };
  if (rules !== undefined) requireAllowed(rules, name);
  const maxBytes = Math.min(rules?.maxSize ?? LIMITS.attachmentBytes, LIMITS.attachmentBytes);
  const spooled = await spool(bytes, { folder: deps.incoming, maxBytes });
  try {
    return { file: await keep(deps, incoming, spooled), outcome: 'STORED' };
  } finally {
    await spooled.discard();
  }
}

/** Announces the file, keeps its bytes, and only then lets it be seen. */
async function keep(deps: FileDeps, incoming: IncomingFile, spooled: SpooledFile): Promise<StoredFile> {
  const { uploader, clientFileId, name, declaredType } = incoming;
  const what = await inspectFile({ name, declaredType, head: spooled.head });
  const file: StoredFile = { id: deps.newId(), name, size: spooled.size, ...what };
  const key = storageKey(spooled.hash, file.id);
  await deps.uploads.beginUpload({ uploader, clientFileId, file, storageKey: key });
  await deps.files.keep(key, spooled);
  await deps.uploads.finishUpload(file.id);
  return file;
}
