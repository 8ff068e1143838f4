import { LiveChatError } from '../../protocol/errors.js';
import type { BlobStore } from '../session/blob-store.js';
import type { SessionStore } from '../session/session-store.js';
import type { WidgetState } from '../state/widget-state.js';
import type { FileTransfer } from './file-transfer.js';

interface FileSources {
  readonly state: WidgetState;
  readonly store: SessionStore;
  readonly blobs: BlobStore;
  readonly files: FileTransfer;
}

/** The bytes of a file: those that wait here to be uploaded, or what the server keeps. */
export async function downloadFile({ state, store, blobs, files }: FileSources, fileId: string): Promise<Blob> {
  const waiting = await blobs.get(fileId);
  if (waiting !== null) return waiting;
  const { serverUrl, widgetId } = state;
  const token = widgetId === null ? null : store.readCredentials(widgetId).token;
  if (widgetId !== null && token !== null) return files.download({ serverUrl, widgetId, token }, fileId);
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: `There is no file ${fileId} in this session.`,
    remedy: 'Use the id of a file of a message of this person.',
    field: 'fileId',
  });
}
