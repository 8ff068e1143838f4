import type { Observable } from 'rxjs';
import type { StoredFile } from '../../protocol/content.js';

/** For whom, and with which server, files are exchanged. */
export interface FileAccess {
  /** Where the server is, without a trailing slash. */
  readonly serverUrl: string;
  /** The widget that the files are for. */
  readonly widgetId: string;
  /** The visitor token of the session. */
  readonly token: string;
}

/** A file to be stored. */
export interface FileToUpload {
  /** Stored once, however often it is repeated; the repeat gets the first answer. */
  readonly clientFileId: string;
  /** With its extension, without a path. */
  readonly name: string;
  /** What its sender says it is; the server finds out for itself. */
  readonly mediaType: string;
  /** Its content. */
  readonly bytes: Blob;
}

/** What an upload tells: how much has arrived (0 … 1), and at last what was stored. */
export type UploadEvent =
  { readonly type: 'progress'; readonly progress: number } | { readonly type: 'stored'; readonly file: StoredFile };

/** A way for files to the server and back. Failures are `LiveChatError`s; `UNAVAILABLE` where it cannot be reached. */
export interface FileTransfer {
  /** Cold: subscribing sends the bytes, unsubscribing before the end aborts. Completes after `stored`. */
  upload(access: FileAccess, file: FileToUpload): Observable<UploadEvent>;
  /** The bytes of a file of one of the person's conversations. */
  download(access: FileAccess, fileId: string): Promise<Blob>;
}
