import type { S3Settings } from './s3-file-store.js';

/**
 * Reads the address of a bucket: `https://<access key>:<secret>@<host>/<bucket>?region=<region>`, with
 * special characters of the secret percent-encoded. Without a region it is `us-east-1`, which services
 * without regions expect.
 *
 * @returns `undefined` when it is none
 *
 * @example
 * ```ts
 * parseS3Url('https://AKID:s%2Fecret@s3.eu-central-1.amazonaws.com/chat-files?region=eu-central-1');
 * ```
 */
export function parseS3Url(value: string): S3Settings | undefined {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) return undefined;
  const { origin, username, password, pathname, searchParams } = new URL(value);
  const [, bucket] = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(pathname) ?? [];
  if (bucket === undefined || username === '' || password === '') return undefined;
  return {
    endpoint: origin,
    bucket,
    region: searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
  };
}
