import { fileNameSchema, linkSchema, mediaTypeSchema, type LinkedFile } from './content.js';
import { LiveChatError } from './errors.js';
import { LIMITS } from './limits.js';
import { missingField } from './parse-argument.js';

/** A file whose bytes this client holds and has to upload. */
export interface FileBytes {
  /** With its extension, without a path. */
  readonly name: string;
  /** What the browser or the sender says it is; the server finds out for itself. */
  readonly mediaType: string;
  /** Its content. */
  readonly bytes: Blob;
}

/** A file of a message that is to be sent: its bytes, or where it lies. */
export type OutgoingFile = FileBytes | LinkedFile;

/** What a page attaches: the file, and its name where it has none of its own. */
export interface Attached {
  readonly attachment: string | Blob;
  readonly fileName?: string | undefined;
}

const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

/** Bytes that come without a word of what they are; an address has a colon. */
const BASE64 = /^[\w+/][\w+/=\s]*$/;

/** Whether a value is one of the platform's own blobs or files, also one of another frame. */
export function isBlob(value: unknown): value is Blob {
  return /^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(value));
}

/**
 * Reads what a page attaches: a data URL, base64 alone, an https URL, a `Blob` or a `File`.
 *
 * @param path the path of the object that holds `attachment` and `fileName`, with a dot at its end, or empty
 * @throws {@link LiveChatError} `INVALID_ARGUMENT` or `LIMIT_EXCEEDED`, naming the field
 */
export function readAttachment({ attachment, fileName }: Attached, path: string): OutgoingFile {
  const name = fileName ?? ownNameOf(attachment);
  if (name === undefined) throw missingField(`${path}fileName`, 'An attachment needs its fileName.');
  const field = `${path}attachment`;
  if (typeof attachment !== 'string') return bytesOf(name, attachment, field);
  const encoded = BASE64.test(attachment) ? `data:;base64,${attachment}` : attachment;
  if (encoded.startsWith('data:')) return bytesOf(name, decodeDataUrl(encoded, field), field);
  const link = linkSchema.safeParse(attachment);
  if (link.success) return { url: link.data, name };
  throw new LiveChatError({
    code: attachment.length > LIMITS.urlLength ? 'LIMIT_EXCEEDED' : 'INVALID_ARGUMENT',
    message: `${field} is neither a file nor an address that can be opened.`,
    remedy: `Pass a File, a Blob, a data URL, base64, or an https URL of at most ${LIMITS.urlLength} characters.`,
    field,
  });
}

function bytesOf(name: string, bytes: Blob, field: string): FileBytes {
  if (bytes.size > LIMITS.attachmentBytes) throw tooLarge(name, LIMITS.attachmentBytes, field);
  const mediaType = mediaTypeSchema.safeParse(bytes.type.split(';', 1)[0]?.trim().toLowerCase());
  return { name, mediaType: mediaType.success ? mediaType.data : UNKNOWN_MEDIA_TYPE, bytes };
}

/** The error for a file above a limit. */
export function tooLarge(name: string, limit: number, field: string): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The file ${name} is larger than ${limit} bytes.`,
    remedy: 'Send a smaller file, or a link to it.',
    field,
  });
}

/** A file brings its name along. Nobody chose it for the chat, so what cannot be in a name is replaced. */
function ownNameOf(attachment: string | Blob): string | undefined {
  if (typeof attachment === 'string' || !('name' in attachment)) return undefined;
  const name = String(attachment.name)
    .replace(/[/\\\p{Cc}]/gu, '_')
    // The end of a name says what kind of file it is.
    .slice(-LIMITS.fileNameLength);
  return fileNameSchema.safeParse(name).success ? name : undefined;
}

function decodeDataUrl(url: string, field: string): Blob {
  const comma = url.indexOf(',');
  const head = url.slice('data:'.length, Math.max(comma, 0));
  const data = url.slice(comma + 1);
  const isBase64 = /;\s*base64$/i.test(head);
  // Before it is decoded: what is far too long must not cost the page its memory.
  if (data.length > LIMITS.attachmentBytes * (isBase64 ? 4 / 3 : 3) + 4) {
    throw tooLarge('of the data URL', LIMITS.attachmentBytes, field);
  }
  try {
    if (comma === -1) throw new SyntaxError('there is no comma before the data');
    const type = head.replace(/;\s*base64$/i, '');
    const bytes = isBase64
      ? bytesOfBase64(decodeURIComponent(data))
      : new TextEncoder().encode(decodeURIComponent(data));
    return new Blob([bytes], { type });
  } catch (cause) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `${field} cannot be decoded.`,
      remedy: 'Pass `data:<media type>;base64,<data>`, or the File itself.',
      field,
      cause,
    });
  }
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
