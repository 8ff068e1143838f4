import type { FileDeps } from './file-deps.js';

/** A file that is in no message after so long will never be. */
const UNPOSTED_MS = 24 * 60 * 60 * 1000;

/** So many files are removed in one go. */
const BATCH = 100;

/**
 * Removes the files that nobody posted within a day, and the bytes of what was erased. A file is out
 * of use before its bytes go, and forgotten after: a sweep that breaks off is continued by the next one.
 *
 * @returns how many files were removed
 */
export async function sweepFiles({ uploads, files, clock }: FileDeps): Promise<number> {
  const unpostedBefore = clock() - UNPOSTED_MS;
  for (let removed = 0; ;) {
    const retired = await uploads.retireUploads({ unpostedBefore, limit: BATCH });
    for (const { storageKey } of retired) await files.remove(storageKey);
    await uploads.forgetUploads(retired.map(({ id }) => id));
    removed += retired.length;
    if (retired.length < BATCH) return removed;
  }
}
