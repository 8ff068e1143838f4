import { ThrottledError } from '../limit/throttled-error.js';
import type { Uploader } from '../store/upload-store.js';

/** So many files of one uploader are received at a time. */
const AT_A_TIME = 4;

/** Bounds how many uploads of one uploader run at the same time in this process. */
export class UploadSlots {
  readonly #running = new Map<Uploader, number>();

  /**
   * Runs an upload in a free slot.
   *
   * @throws LiveChatError `RATE_LIMITED` when there is none
   */
  async run<T>(uploader: Uploader, upload: () => Promise<T>): Promise<T> {
    const running = this.#running.get(uploader) ?? 0;
    if (running >= AT_A_TIME) throw tooManyUploads();
    this.#running.set(uploader, running + 1);
    try {
      return await upload();
    } finally {
      this.#release(uploader);
    }
  }

  #release(uploader: Uploader): void {
    const left = (this.#running.get(uploader) ?? 1) - 1;
    if (left === 0) this.#running.delete(uploader);
    else this.#running.set(uploader, left);
  }
}

function tooManyUploads(): ThrottledError {
  // Another one may have arrived by then.
  return new ThrottledError(`More than ${AT_A_TIME} files come at the same time.`, 1_000);
}
