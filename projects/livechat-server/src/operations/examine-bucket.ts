import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { storageKey, type FileStore } from '../files/file-store.js';
import { s3FileStore, type S3Settings } from '../files/s3-file-store.js';
import { spool, type SpooledFile } from '../files/spool.js';
import { bad, good, type Finding } from './finding.js';
import { rootCauseOf } from './root-cause.js';

/** What is written, read and removed. */
const TRIAL = Buffer.from('Written by livechat-server doctor, which removes it at once.');

const SETTINGS =
  'Check S3_URL: the address, the name of the bucket, the region, the key and its secret; then the network.';

/** What a server does with the objects of a bucket, and the right that each of it takes. */
const RIGHTS = { write: 's3:PutObject', read: 's3:GetObject', remove: 's3:DeleteObject' } as const;
type Use = keyof typeof RIGHTS;

/**
 * Whether a server could keep files in the bucket, read and remove them: with one small object, under a name as files
 * have it. What lies in the bucket stays as it is; its soundness is the bucket's matter.
 */
export async function bucketOf(settings: S3Settings): Promise<Finding> {
  const { bucket } = settings;
  const files = s3FileStore(settings);
  const silence = await failureOf(() => files.check());
  if (silence !== undefined) return bad('bucket', `The bucket ${bucket} cannot be used: ${silence}`, SETTINGS);
  const folder = await mkdtemp(join(tmpdir(), 'livechat-doctor-'));
  try {
    const missing = await triedOut(files, await spool(only(TRIAL), { folder, maxBytes: TRIAL.byteLength }));
    if (missing.length === 0) return good('bucket', `Files can be written to, read from and removed from ${bucket}.`);
    return bad(
      'bucket',
      `In the bucket ${bucket} this key cannot ${missing.map(({ use, why }) => `${use} objects: ${why}`).join('; ')}`,
      `Give the key of S3_URL ${missing.map(({ use }) => RIGHTS[use]).join(' and ')} for arn:aws:s3:::${bucket}/*, or what your service calls it.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Missing {
  readonly use: Use;
  readonly why: string;
}

/** What cannot be done; without having written there is nothing to read or remove. */
async function triedOut(files: FileStore, trial: SpooledFile): Promise<readonly Missing[]> {
  const key = storageKey(trial.hash, `doctor-${randomUUID()}`);
  const unwritten = await failureOf(() => files.keep(key, trial));
  if (unwritten !== undefined) return [{ use: 'write', why: unwritten }];
  const unread = await failureOf(() => requireTrial(files, key));
  const unremoved = await failureOf(() => files.remove(key));
  return [
    ...(unread === undefined ? [] : [{ use: 'read', why: unread } as const]),
    ...(unremoved === undefined ? [] : [{ use: 'remove', why: `${unremoved} The object ${key} is left.` } as const]),
  ];
}

async function requireTrial(files: FileStore, key: string): Promise<void> {
  const bytes = await files.read(key);
  if (bytes === undefined) throw new Error('What was written a moment ago is not there.');
  if (!TRIAL.equals(await buffer(bytes))) throw new Error('It gives other bytes than were written.');
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  return work().then(() => undefined, rootCauseOf);
}
