import { join } from 'node:path';
import type { ServerConfig } from '../config/read-config.js';
import { dataFolder } from '../data-folder.js';
import { diskFileStore } from './disk-file-store.js';
import type { FileDeps } from './file-deps.js';
import { s3FileStore } from './s3-file-store.js';

/** The file store that a deployment has chosen: a bucket, or a folder of the data folder. */
export function openFiles({ dataDir, s3 }: Pick<ServerConfig, 'dataDir' | 's3'>): Pick<FileDeps, 'files' | 'incoming'> {
  const { files: folder } = dataFolder(dataDir);
  return {
    files: s3 === undefined ? diskFileStore(folder) : s3FileStore(s3),
    // Below the folder of the files: moved from there they stay in one file system.
    incoming: join(folder, 'incoming'),
  };
}
