import { type Observable, concat, defer, of } from 'rxjs';
import { LiveChatError, type FileReference, type Person, type StoredFile } from '../protocol/index.js';
import type { FileAccess, FileToUpload, FileTransfer, UploadEvent } from '../src/transport/file-transfer.js';
import type { Counters } from './in-memory-chat.js';

interface KeptFile {
  readonly file: StoredFile;
  readonly bytes: Blob;
  readonly clientFileId: string;
  personId: string;
  isPosted: boolean;
}

/** Answers in the server's place: `null` leaves the upload to it. */
export type UploadHandler = (file: FileToUpload) => Observable<UploadEvent> | null;

/**
 * The files of the server in memory: one row an upload however often it is repeated, readable by
 * nobody but its person, and in one message at most.
 */
export class InMemoryFiles implements FileTransfer {
  readonly #files = new Map<string, KeptFile>();
  #handler: UploadHandler | null = null;

  /** @param personOf gives who a token belongs to, or throws what the server would refuse with */
  constructor(
    private readonly personOf: (token: string) => Person,
    private readonly counters: Counters,
  ) {}

  /** Looks at each upload before the server does: to keep it waiting, to break it, to refuse it. */
  intercept(handler: UploadHandler | null): void {
    this.#handler = handler;
  }

  /** As {@link FileTransfer.upload}; half of the progress is told before the end. */
  upload(access: FileAccess, file: FileToUpload): Observable<UploadEvent> {
    return defer(() => {
      const answer = this.#handler?.(file) ?? null;
      if (answer !== null) return answer;
      const stored$ = defer(() => of<UploadEvent>({ type: 'stored', file: this.#keep(access, file) }));
      return concat(of<UploadEvent>({ type: 'progress', progress: 0.5 }), stored$);
    });
  }

  /** As {@link FileTransfer.download}. */
  async download({ token }: FileAccess, fileId: string): Promise<Blob> {
    const person = this.personOf(token);
    const kept = this.#files.get(fileId);
    if (kept?.personId === person.id) return Promise.resolve(kept.bytes);
    throw new LiveChatError({ code: 'NOT_FOUND', message: `There is no file ${fileId}.`, remedy: 'Check the ID.' });
  }

  /** The files of a message as the server knows them; throws where one is not the person's, or is in another message. */
  claim(person: Person, references: readonly FileReference[]): FileReference[] {
    const kept = references.map((reference, index) =>
      'url' in reference ? reference : this.#own(person, reference, index),
    );
    for (const file of kept) if ('isPosted' in file) file.isPosted = true;
    return kept.map((file) => ('isPosted' in file ? file.file : file));
  }

  /** Gives the files of one person to another, as a login does. */
  inherit(from: string, to: string): void {
    for (const kept of this.#files.values()) if (kept.personId === from) kept.personId = to;
  }

  /** Sweeps what was uploaded and never posted. */
  sweep(): void {
    for (const [id, { isPosted }] of this.#files) if (!isPosted) this.#files.delete(id);
  }

  #own(person: Person, { id }: StoredFile, index: number): KeptFile {
    const kept = this.#files.get(id);
    if (kept?.personId === person.id && !kept.isPosted) return kept;
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: 'The message names a file that was not uploaded for it.',
      remedy: 'Upload the file again.',
      field: `content.files[${index}]`,
    });
  }

  #keep({ token }: FileAccess, { clientFileId, name, mediaType, bytes }: FileToUpload): StoredFile {
    const { id: personId } = this.personOf(token);
    const known = [...this.#files.values()].find(
      (kept) => kept.personId === personId && kept.clientFileId === clientFileId,
    );
    if (known !== undefined) return known.file;
    const file: StoredFile = { id: this.counters.newId(), name, mediaType, size: bytes.size };
    this.#files.set(file.id, { file, bytes, clientFileId, personId, isPosted: false });
    return file;
  }
}
