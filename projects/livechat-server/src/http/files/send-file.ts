import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveChatError } from 'livechat-core/protocol';
import { parseRange } from '../../files/byte-range.js';
import { contentDisposition } from '../../files/content-disposition.js';
import type { FileStore } from '../../files/file-store.js';
import type { KeptFile } from '../../store/upload-store.js';

/**
 * Answers with a file, or with the part that the request asks for. Whatever it is, a browser neither
 * guesses its type nor runs anything of it, and asks again before it shows a copy.
 *
 * @throws LiveChatError `NOT_FOUND`, `UNAVAILABLE`
 */
export async function sendFile(
  files: FileStore,
  found: KeptFile | undefined,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  if (found === undefined) throw noFile();
  const { file, storageKey } = found;
  const etag = `"${file.id}"`;
  reply.headers({
    'content-type': file.mediaType,
    'content-disposition': contentDisposition(file),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    vary: 'authorization, cookie, origin',
    etag,
  });
  if (isKnown(request, etag)) return reply.code(304).send();
  const asked = asksForPart(request, etag) ? parseRange(request.headers.range, file.size) : { kind: 'WHOLE' as const };
  if (asked.kind === 'OUTSIDE') return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  const range = asked.kind === 'PART' ? asked.range : undefined;
  const stream = await files.read(storageKey, range);
  if (stream === undefined) throw noFile();
  if (range === undefined) return reply.header('content-length', file.size).send(stream);
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
    .header('content-length', range.end - range.start + 1)
    .send(stream);
}

/** Proxies that pack an answer call its mark a weak one, and may ask for several at once. */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const marks = headers['if-none-match']?.split(',').map((mark) => mark.trim()) ?? [];
  return marks.some((mark) => mark === '*' || mark.replace(/^W\//, '') === etag);
}

/** A head has no parts, and a part is of use only to who has the other parts of the same file. */
function asksForPart({ method, headers }: FastifyRequest, etag: string): boolean {
  return method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === etag);
}

/** One answer for a file that does not exist and for one of somebody else. */
function noFile(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such file.',
    remedy: 'Use the id of a file of a message that you can read.',
    field: 'fileId',
  });
}
