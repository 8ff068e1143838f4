import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '../files/s3-file-store.js';

/** A service in this process that speaks as much of S3 as files need, and checks every signature. */
export interface S3Double {
  readonly settings: S3Settings;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** So many of the next requests are answered with 503. */
  failNext(requests: number): void;
  /** The key may do anything but these, from now on. */
  deny(methods: readonly string[]): void;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret-of-the-double', region: 'eu-test-1' };
const BUCKET = 'chat-files';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** The settings as `S3_URL` has them. */
export function s3UrlOf({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): string {
  return `${endpoint.replace('//', `//${accessKeyId}:${secretAccessKey}@`)}/${bucket}?region=${region}`;
}

/** Starts the service on a free port. */
export async function startS3Double(): Promise<S3Double> {
  const objects = new Map<string, Buffer>();
  let failures = 0;
  let denied: readonly string[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request);
    if (failures > 0) {
      failures -= 1;
      return void response.writeHead(503).end('<Code>SlowDown</Code>');
    }
    const refusal = checkSignature(request, body);
    if (refusal !== undefined) return void response.writeHead(403).end(`<Code>${refusal}</Code>`);
    if (denied.includes(request.method ?? '')) return void response.writeHead(403).end('<Code>AccessDenied</Code>');
    const path = new URL(request.url ?? '/', 'http://double').pathname;
    if (!path.startsWith(`/${BUCKET}/`)) return void response.writeHead(404).end('<Code>NoSuchBucket</Code>');
    respond(objects, { key: path.slice(BUCKET.length + 2), body, request, response });
  };

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket: BUCKET, ...CREDENTIALS },
    objects,
    failNext(requests) {
      failures = requests;
    },
    deny(methods) {
      denied = methods;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly key: string;
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function respond(objects: Map<string, Buffer>, { key, body, request, response }: Exchange): void {
  const held = objects.get(key);
  switch (request.method) {
    case 'PUT':
      objects.set(key, body);
      return void response.writeHead(200).end();
    case 'DELETE':
      objects.delete(key);
      return void response.writeHead(204).end();
    default: {
      if (held === undefined) return void response.writeHead(404).end('<Code>NoSuchKey</Code>');
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
      if (range === null) return void response.writeHead(200).end(held);
      return void response.writeHead(206).end(held.subarray(Number(range[1]), Number(range[2]) + 1));
    }
  }
}

/** Signature Version 4, worked out from the request as it arrived. */
function checkSignature(request: IncomingMessage, body: Buffer): string | undefined {
  const parsed = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  if (parsed === null) return 'AccessDenied';
  const [, credential = '', signedHeaders = '', signature] = parsed;
  const date = String(request.headers['x-amz-date']);
  const scope = `${date.slice(0, 8)}/${CREDENTIALS.region}/s3/aws4_request`;
  if (credential !== `${CREDENTIALS.accessKeyId}/${scope}`) return 'InvalidAccessKeyId';
  const payloadHash = String(request.headers['x-amz-content-sha256']);
  if (payloadHash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const url = new URL(request.url ?? '/', 'http://double');
  const canonical = [
    request.method,
    url.pathname,
    url.searchParams.toString(),
    ...signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signedHeaders,
    payloadHash,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [date.slice(0, 8), CREDENTIALS.region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${CREDENTIALS.secretAccessKey}`,
  );
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
