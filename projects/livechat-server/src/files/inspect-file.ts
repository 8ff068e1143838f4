import { fileTypeFromBuffer } from 'file-type/core';
import { imageSize } from 'image-size';
import { LiveChatError } from 'livechat-core/protocol';
import { isUtf8 } from 'node:buffer';
import { KNOWN_EXTENSIONS, UNKNOWN_MEDIA_TYPE, extensionOf, type KnownExtension } from './media-types.js';

/** More than a photograph within the limit of an attachment has; in memory each pixel takes four bytes. */
const MOST_PIXELS = 100_000_000;

/** What a file says of itself, and how it begins. */
export interface FileClaim {
  readonly name: string;
  /** What its sender calls it; empty where nothing was said. */
  readonly declaredType: string;
  /** Its first bytes. */
  readonly head: Buffer;
}

/** What a file is. */
export interface InspectedFile {
  readonly mediaType: string;
  /** In pixels; of images only. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Finds out what a file is from its bytes. Its extension and what its sender calls it are believed
 * only as far as the bytes agree.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` with the field `fileName` when they do not
 *
 * @example
 * ```ts
 * await inspectFile({ name: 'cat.png', declaredType: 'image/png', head });
 * // { mediaType: 'image/png', width: 640, height: 480 }
 * ```
 */
export async function inspectFile({ name, declaredType, head }: FileClaim): Promise<InspectedFile> {
  const found = (await fileTypeFromBuffer(head))?.mime.toLowerCase();
  const extension = extensionOf(name);
  const known = Object.hasOwn(KNOWN_EXTENSIONS, extension) ? KNOWN_EXTENSIONS[extension] : undefined;
  // A file of a kind that the chat does not know is kept, but never taken for something that is shown.
  const mediaType = known === undefined ? UNKNOWN_MEDIA_TYPE : typeOf(known, declaredType);
  if (known !== undefined && !fits(known.signatures, found, head)) throw typeDoesNotFit(name, found);
  if (!agree(declaredType, mediaType)) throw typeDoesNotFit(name, declaredType);
  const size = mediaType.startsWith('image/') ? sizeOf(head) : undefined;
  // A few bytes may stand for an image that fills the memory of whoever looks at it: it is for saving only.
  if (size !== undefined && size.width * size.height > MOST_PIXELS) return { mediaType: UNKNOWN_MEDIA_TYPE };
  return { mediaType, ...size };
}

/** A recording of a voice is to be heard, and not to be looked at. */
function typeOf({ mediaType, soundType }: KnownExtension, declared: string): string {
  return soundType !== undefined && declared.startsWith('audio/') ? soundType : mediaType;
}

function fits(signatures: readonly string[], found: string | undefined, head: Buffer): boolean {
  if (signatures.length > 0) return found !== undefined && signatures.includes(found);
  // The marks of UTF-16 look like sound to who seeks signatures; text may happen to begin like XML.
  return isUtf16(head) || ((found === undefined || found === 'application/xml') && isPlain(head));
}

/** No text has a zero in it; older programs write other encodings than UTF-8. */
function isPlain(head: Buffer): boolean {
  return !head.includes(0) && (isUtf8(head) || !hasControls(head));
}

function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function hasControls(head: Buffer): boolean {
  return head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
}

/** Browsers take the type from the extension, in as many ways as there are systems: only the kind counts. */
function agree(declared: string, mediaType: string): boolean {
  const [kind, other] = [kindOf(declared), kindOf(mediaType)];
  return kind === 'other' || other === 'other' || kind === other;
}

function kindOf(mediaType: string): 'image' | 'media' | 'other' {
  if (mediaType.startsWith('image/')) return 'image';
  return /^(audio|video)\//.test(mediaType) ? 'media' : 'other';
}

/** An image whose size cannot be told is shown without one. */
function sizeOf(head: Buffer): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    if (!(width > 0 && height > 0)) return undefined;
    // From the fifth on, cameras mean a picture that lies on its side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

function typeDoesNotFit(name: string, found: string | undefined): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The file ${JSON.stringify(name)} is not what its name says${found === undefined ? '' : `, but ${found}`}.`,
    remedy: 'Give the file the extension of what it is.',
    field: 'fileName',
  });
}
