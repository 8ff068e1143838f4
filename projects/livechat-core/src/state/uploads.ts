import type { CustomerContent, FileReference, StoredFile } from '../../protocol/content.js';
import type { ErrorBody } from '../../protocol/errors.js';
import { isBehindForm } from './pre-chat-form.js';
import { markRefused } from './outbox.js';
import type { OutboxEntry, OutboxMessage, Upload, WidgetState } from './widget-state.js';

/** A file whose turn it is to be uploaded. */
export interface DueUpload {
  readonly clientFileId: string;
  readonly name: string;
  readonly mediaType: string;
}

/** The files of a message; none of a message of another kind. */
export function filesOf(content: CustomerContent): readonly FileReference[] {
  return content.type === 'FILES' ? content.files : [];
}

/** The file to upload now: one at a time, in the order of the messages, and none of what waits for a form. */
export function nextUpload(state: WidgetState): DueUpload | null {
  for (const entry of state.outbox) {
    if (entry.kind !== 'message' || entry.status !== 'queued' || isBehindForm(state, entry)) continue;
    const upload = uploadsOf(entry).find(({ isStored }) => !isStored);
    const file = filesOf(entry.content).find((_, index) => index === upload?.index);
    if (upload === undefined || file === undefined || 'url' in file) continue;
    return { clientFileId: upload.clientFileId, name: file.name, mediaType: file.mediaType };
  }
  return null;
}

function uploadsOf(entry: OutboxEntry): readonly Upload[] {
  return entry.kind === 'message' ? (entry.uploads ?? []) : [];
}

/** The ids of all files that somebody may still ask to be uploaded. */
export function uploadIds(outbox: WidgetState['outbox']): readonly string[] {
  return outbox.flatMap((entry) => uploadsOf(entry).map(({ clientFileId }) => clientFileId));
}

/** Notes how far an upload came. */
export function withProgress(state: WidgetState, clientFileId: string, progress: number): WidgetState {
  return change(state, clientFileId, (entry) => withUpload(entry, clientFileId, { progress }));
}

/** A file is stored: from now on the message names it as the server does. */
export function withStoredFile(state: WidgetState, clientFileId: string, file: StoredFile): WidgetState {
  return change(state, clientFileId, (entry) => {
    const index = uploadsOf(entry).find((upload) => upload.clientFileId === clientFileId)?.index;
    const next = withUpload(entry, clientFileId, { progress: 1, isStored: true });
    return { ...next, content: withFileAt(entry.content, index, () => file) };
  });
}

/** A file is refused, and its message with it. */
export function withRefusedFile(state: WidgetState, clientFileId: string, error: ErrorBody): WidgetState {
  const entry = ownerOf(state, clientFileId);
  return entry === undefined ? state : markRefused(state, entry.id, error);
}

/**
 * What a refused message says when it is sent once more. Where the server did not know its files any
 * more they are uploaded again, under the same ids.
 */
export function withFilesToRetry({
  content,
  uploads,
  error,
}: OutboxMessage): Pick<OutboxMessage, 'content' | 'uploads'> {
  if (uploads === undefined) return { content };
  if (error?.field?.startsWith('content.files') !== true) return { content, uploads };
  return {
    content: uploads.reduce<CustomerContent>(
      (before, { index, clientFileId }) => withFileAt(before, index, (file) => ({ ...file, id: clientFileId })),
      content,
    ),
    uploads: uploads.map((upload) => ({ ...upload, progress: 0, isStored: false })),
  };
}

function ownerOf(state: WidgetState, clientFileId: string): OutboxMessage | undefined {
  return state.outbox.find((entry): entry is OutboxMessage =>
    uploadsOf(entry).some((upload) => upload.clientFileId === clientFileId),
  );
}

function change(state: WidgetState, clientFileId: string, make: (entry: OutboxMessage) => OutboxMessage): WidgetState {
  const owner = ownerOf(state, clientFileId);
  if (owner === undefined) return state;
  return { ...state, outbox: state.outbox.map((entry) => (entry === owner ? make(owner) : entry)) };
}

function withUpload(entry: OutboxMessage, clientFileId: string, more: Partial<Upload>): OutboxMessage {
  const uploads = uploadsOf(entry).map((upload) =>
    upload.clientFileId === clientFileId ? { ...upload, ...more } : upload,
  );
  return { ...entry, uploads };
}

function withFileAt(
  content: CustomerContent,
  index: number | undefined,
  make: (file: FileReference) => FileReference,
): CustomerContent {
  if (content.type !== 'FILES') return content;
  return { ...content, files: content.files.map((file, place) => (place === index ? make(file) : file)) };
}
