import type { StoredFile } from 'livechat-core/protocol';

/** Who brought a file: a person, an agent, or a program by its key. */
export type Uploader = `person:${string}` | `agent:${string}` | `key:${string}`;

/** A file with the key of its bytes. */
export interface KeptFile {
  readonly file: StoredFile;
  readonly storageKey: string;
}

/** A file before its bytes are kept. */
export interface NewUpload extends KeptFile {
  readonly uploader: Uploader;
  /** The uploader's own id of it, by which a repeat is recognised. */
  readonly clientFileId: string;
}

/**
 * What is known of files beside their bytes. A file is announced before its bytes are kept and finished
 * after, so that no bytes are ever without a row, and no finished row without bytes. Whoever may read a
 * thread may read the files of its messages; a file in no message is its uploader's alone.
 */
export interface UploadStore {
  /** A finished upload, if this one came before. */
  findUpload(uploader: Uploader, clientFileId: string): Promise<StoredFile | undefined>;
  /** An earlier attempt under the same ids that was not finished is given up. */
  beginUpload(upload: NewUpload): Promise<void>;
  /** The bytes are kept: from now on the file can be read and put into a message. */
  finishUpload(fileId: string): Promise<void>;
  /** A file of the person's threads or, in no message yet, of the person's uploads. */
  findFileOfPerson(personId: string, fileId: string): Promise<KeptFile | undefined>;
  /** A file of any thread or, in no message yet, of this uploader. */
  findFileOfTeam(uploader: Uploader, fileId: string): Promise<KeptFile | undefined>;
  /**
   * Takes files that nobody posted since a moment out of use, and gives what is out of use and not yet
   * forgotten.
   */
  retireUploads(input: { readonly unpostedBefore: number; readonly limit: number }): Promise<readonly RetiredFile[]>;
  /** Their bytes are gone. */
  forgetUploads(fileIds: readonly string[]): Promise<void>;
}

/** A file that nobody can read any more, and whose bytes are to be removed. */
export interface RetiredFile {
  readonly id: string;
  readonly storageKey: string;
}
