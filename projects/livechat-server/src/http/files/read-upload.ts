import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LiveChatError, fileNameSchema, idSchema, invalidInput, mediaTypeSchema } from 'livechat-core/protocol';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { UNKNOWN_MEDIA_TYPE } from '../../files/media-types.js';
import type { IncomingFile } from '../../files/upload-file.js';

/** What a request says of the file in its body. */
export type RequestedUpload = Pick<IncomingFile, 'name' | 'declaredType' | 'clientFileId' | 'bytes'>;

/** Lets the bodies of these routes arrive as streams, of whatever type they are. */
export function takeStreams(api: FastifyInstance): void {
  api.addHook('onRequest', async ({ raw: { headers } }) => {
    // Browsers know no type for some files; Fastify would refuse what is none.
    if (!mediaTypeSchema.safeParse(mediaTypeOf(headers)).success) headers['content-type'] = UNKNOWN_MEDIA_TYPE;
  });
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
}

/**
 * Reads the headers `x-file-name` (percent-encoded), `x-client-file-id` and `content-type` of an upload.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` that names the header
 */
export function readUpload({ headers, body }: FastifyRequest): RequestedUpload {
  const clientFileId = idSchema.safeParse(headers['x-client-file-id'], { reportInput: true });
  if (!clientFileId.success) throw invalidInput(clientFileId.error, 'x-client-file-id');
  return {
    name: readName(headers['x-file-name']),
    declaredType: mediaTypeOf(headers),
    clientFileId: clientFileId.data,
    // A request without a body has an empty file.
    bytes: body instanceof Readable ? body : Readable.from([]),
  };
}

/** The type without its parameters. */
function mediaTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Marks that turn the direction of what follows: `a\u202Egnp.txt` looks like `atxt.png`. */
const TURNING_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

function readName(header: string | readonly string[] | undefined): string {
  const name = fileNameSchema.safeParse(
    typeof header === 'string' ? decode(header)?.replace(TURNING_MARKS, '') : undefined,
  );
  if (name.success) return name.data;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The header x-file-name does not name a file.',
    remedy: 'Send the name of the file, without a path and at most 255 characters, as encodeURIComponent writes it.',
    field: 'fileName',
  });
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
