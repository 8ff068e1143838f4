import { Injectable, computed, inject, signal } from '@angular/core';
import { LIMITS, type StoredFile } from 'livechat-core/protocol';
import { DeskApi } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import { NEW_MESSAGE_ID } from './message-id';
import { TEXT } from '../text/catalogue';
import { fileSize } from '../text/file-size';

/** A file that goes along with the next reply. */
export interface Attachment {
  readonly id: string;
  readonly file: File;
  /** Which part of its bytes has gone, from 0 to 1. */
  readonly part: number;
  /** Absent while it is on its way. */
  readonly stored?: StoredFile;
}

/** The files of the reply that is being written: each is uploaded at once, so that sending does not wait. */
@Injectable()
export class Attachments {
  readonly #api = inject(DeskApi);
  readonly #newId = inject(NEW_MESSAGE_ID);
  readonly #list = signal<readonly Attachment[]>([]);

  readonly list = this.#list.asReadonly();
  /** Why the last file was not taken. */
  readonly problem = signal('');
  readonly isUploading = computed(() => this.#list().some(({ stored }) => stored === undefined));
  readonly stored = computed(() => this.#list().flatMap(({ stored }) => (stored === undefined ? [] : [stored])));

  add(files: readonly File[]): void {
    this.problem.set('');
    for (const file of files) {
      if (this.#list().length >= LIMITS.filesPerMessage) {
        this.problem.set(TEXT.files.tooMany(LIMITS.filesPerMessage));
        return;
      }
      if (file.size > LIMITS.attachmentBytes) {
        this.problem.set(TEXT.files.failed(file.name, TEXT.files.tooLarge(fileSize(LIMITS.attachmentBytes))));
        continue;
      }
      void this.#upload({ id: this.#newId(), file, part: 0 });
    }
  }

  remove({ id }: Attachment): void {
    this.#list.update((list) => list.filter((other) => other.id !== id));
  }

  clear(): void {
    this.#list.set([]);
    this.problem.set('');
  }

  async #upload(attachment: Attachment): Promise<void> {
    this.#list.update((list) => [...list, attachment]);
    try {
      const { file, id } = attachment;
      const stored = await this.#api.uploadFile(file, id, (part) => this.#change(id, { part }));
      this.#change(id, { stored });
    } catch (thrown) {
      this.remove(attachment);
      const why = thrown instanceof DeskApiError ? thrown.message : String(thrown);
      this.problem.set(TEXT.files.failed(attachment.file.name, why));
    }
  }

  #change(id: string, change: Partial<Attachment>): void {
    this.#list.update((list) => list.map((other) => (other.id === id ? { ...other, ...change } : other)));
  }
}
