import { join, resolve } from 'node:path';

/** Where what is in a data folder. */
export interface DataFolder {
  readonly path: string;
  /** The embedded store. */
  readonly store: string;
  /** What the store's tables are held against, to find out that they were put back. */
  readonly mark: string;
  /** The bytes of files, when no bucket keeps them. */
  readonly files: string;
  /** Who was erased: to be erased again from a store that was put back. */
  readonly erasures: string;
}

/** The places inside the folder that `DATA_DIR` names. */
export function dataFolder(dataDir: string): DataFolder {
  const path = resolve(dataDir);
  const store = join(path, 'livechat.db');
  return { path, store, mark: `${store}-mark`, files: join(path, 'files'), erasures: join(path, 'erasures.jsonl') };
}
