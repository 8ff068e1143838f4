import { DestroyRef, Injectable, inject } from '@angular/core';
import type { FileReference } from 'livechat-core/protocol';
import { LiveChatService } from 'livechat-angular/service';

/**
 * Addresses under which the page can show the files of a message: those of the server are read with
 * the customer's credentials, which never stand in an address, and held while the message is shown.
 */
@Injectable()
export class FileUrls {
  private readonly chat = inject(LiveChatService);
  private readonly held = new Map<string, Promise<string>>();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const url of this.held.values()) url.then((made) => URL.revokeObjectURL(made), ignore);
    });
  }

  /** The address; a stored file is read once. What could not be read is tried again when it is asked for again. */
  of(file: FileReference): Promise<string> {
    if ('url' in file) return Promise.resolve(file.url);
    const known = this.held.get(file.id);
    if (known !== undefined) return known;
    const url = this.chat.downloadFile(file.id).then((blob) => URL.createObjectURL(blob));
    this.held.set(file.id, url);
    url.catch(() => this.held.delete(file.id));
    return url;
  }
}

function ignore(): void {
  // It was never made.
}
