import type { Clock } from '../clock.js';
import type { UploadStore } from '../store/upload-store.js';
import type { FileStore } from './file-store.js';

/** What the use cases of files act on. */
export interface FileDeps {
  readonly uploads: UploadStore;
  readonly files: FileStore;
  /** The folder in which files are received; with files on a disk, of the same file system. */
  readonly incoming: string;
  readonly clock: Clock;
  readonly newId: () => string;
}
