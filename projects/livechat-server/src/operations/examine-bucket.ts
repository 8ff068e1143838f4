import { s3FileStore, type S3Settings } from '../files/s3-file-store.js';
import { bad, good, type Finding } from './finding.js';

/** Whether the bucket of the files answers, with these credentials. The bytes in it are the bucket's matter. */
export async function bucketOf(settings: S3Settings): Promise<Finding> {
  try {
    await s3FileStore(settings).check();
    return good('bucket', `The bucket ${settings.bucket} answers.`);
  } catch (error) {
    return bad(
      'bucket',
      `The bucket ${settings.bucket} cannot be used: ${innermost(error)}`,
      'Check S3_URL: the address, the name of the bucket, the region, the key and its secret; then the network.',
    );
  }
}

/** What went wrong in the end; what stands around it says only that something did. */
function innermost(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return 'for an unknown reason.';
  return 'cause' in error && error.cause !== undefined ? innermost(error.cause) : String(error.message);
}
