import { AwsClient } from 'aws4fetch';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import type { FileStore } from './file-store.js';
import { cannotRead, cannotStore } from './storage-failures.js';

/** Where an S3-compatible service keeps files, and with which credentials. */
export interface S3Settings {
  /** Such as `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Call {
  readonly method: 'PUT' | 'GET' | 'DELETE';
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Opened anew for every attempt. */
  readonly body?: () => Promise<Readable>;
}

/** How long the service may take until it begins to answer. */
const PATIENCE_MS = 30_000;

/** The waits between attempts; what fails then is reported. */
const RETRY_AFTER_MS = [200, 1_000] as const;

/** SHA-256 of nothing. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Files in a bucket of an S3-compatible service, addressed by path. Requests are signed with their
 * content's hash, so that the service refuses bytes that were changed on the way.
 */
export function s3FileStore(settings: S3Settings): FileStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;

  const attempt = async ({ method, key, headers, body }: Call): Promise<Response> => {
    const signed = await client.sign(`${base}/${key}`, {
      method,
      headers: { 'x-amz-content-sha256': EMPTY_HASH, ...headers },
    });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('The service did not answer in time.')), PATIENCE_MS);
    try {
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        signal: patience.signal,
        ...(body === undefined ? {} : { body: asBody(await body()), duplex: 'half' }),
      });
    } finally {
      clearTimeout(timer);
    }
  };

  /** Repeats what may pass: every call can be repeated without harm. */
  const call = async (what: Call): Promise<Response> => {
    for (const waitMs of RETRY_AFTER_MS) {
      const response = await attempt(what).catch(() => undefined);
      if (response !== undefined && response.status < 500 && response.status !== 429) return response;
      await response?.body?.cancel();
      await delay(waitMs);
    }
    return attempt(what);
  };

  return {
    async keep(key, file) {
      const opened: Readable[] = [];
      try {
        const response = await call({
          method: 'PUT',
          key,
          headers: { 'content-length': String(file.size), 'x-amz-content-sha256': file.hash },
          body: async () => {
            const bytes = (await open(file.path)).createReadStream();
            opened.push(bytes);
            return bytes;
          },
        });
        await expectStatus(response, [200]);
      } catch (cause) {
        throw cannotStore(cause);
      } finally {
        // Nobody else closes what a service did not read to its end.
        for (const bytes of opened) bytes.destroy();
      }
      await file.discard();
    },

    async read(key, range) {
      try {
        const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` };
        const response = await call({ method: 'GET', key, headers });
        if (response.status === 404) return await expectNoKey(response);
        if (response.body === null || ![200, 206].includes(response.status)) await expectStatus(response, []);
        return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
      } catch (cause) {
        throw cannotRead(cause);
      }
    },

    async check() {
      try {
        const response = await attempt({ method: 'GET', key: 'is-anybody-there' });
        // Who may not list the bucket hears so of what does not exist; other refusals name the credentials.
        const isHidden = response.status === 403 && (await response.clone().text()).includes('AccessDenied');
        if (response.status === 404) await expectNoKey(response);
        else await expectStatus(response, isHidden ? [403] : [200]);
      } catch (cause) {
        throw cannotRead(cause);
      }
    },

    async remove(key) {
      await expectStatus(await call({ method: 'DELETE', key }), [200, 204, 404]);
    },
  };
}

/** Node's own streams are a body as well; the types are those of browsers. */
function asBody(stream: Readable): NonNullable<RequestInit['body']> {
  return stream as unknown as NonNullable<RequestInit['body']>;
}

/** "Not found" is also what a service says of a bucket that does not exist. */
async function expectNoKey(response: Response): Promise<undefined> {
  const text = await response.text();
  if (text.includes('NoSuchBucket')) throw refusal(response, text);
  return undefined;
}

async function expectStatus(response: Response, expected: readonly number[]): Promise<void> {
  if (expected.includes(response.status)) return response.body?.cancel();
  throw refusal(response, await response.text());
}

/** The answer names what was wrong, such as SignatureDoesNotMatch; it is for the log only. */
function refusal({ status }: Response, text: string): Error {
  return new Error(`The file service answered ${status}: ${text.slice(0, 500)}`);
}
