/** What is known of files with an extension. */
export interface KnownExtension {
  readonly mediaType: string;
  /**
   * What such a file's bytes look like, as media types; text where there is none: it has no signature.
   * Several formats share a container, and some are written in more than one way.
   */
  readonly signatures: readonly string[];
  /** What it is where its sender says that there is only sound in it: its bytes begin the same with pictures. */
  readonly soundType?: string;
}

const known = (mediaType: string, ...others: readonly string[]): KnownExtension => ({
  mediaType,
  signatures: [mediaType, ...others],
});
const text = (mediaType: string): KnownExtension => ({ mediaType, signatures: [] });

const ZIP = 'application/zip';
/** The container of the office programs before 2007. */
const CFB = 'application/x-cfb';
const openXml = (kind: string): KnownExtension => known(`application/vnd.openxmlformats-officedocument.${kind}`, ZIP);
const openDocument = (kind: string): KnownExtension => known(`application/vnd.oasis.opendocument.${kind}`, ZIP);
const JPEG = known('image/jpeg');
const OGG_AUDIO = known('audio/ogg', 'application/ogg', 'audio/opus', 'video/ogg');
/** What browsers record of a microphone. */
const WEBM_AUDIO = 'audio/webm';
const MP4_AUDIO = known('audio/mp4', 'audio/x-m4a', 'video/mp4', 'video/quicktime');

/**
 * The formats that the chat knows, by extension. Whatever is run or styled where it is shown (HTML,
 * SVG, XML, scripts) is missing on purpose: it is kept as bytes without a meaning.
 */
export const KNOWN_EXTENSIONS: Readonly<Record<string, KnownExtension>> = {
  jpg: JPEG,
  jpeg: JPEG,
  png: known('image/png', 'image/apng'),
  gif: known('image/gif'),
  webp: known('image/webp'),
  avif: known('image/avif'),
  bmp: known('image/bmp'),
  heic: known('image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'),
  heif: known('image/heif', 'image/heic', 'image/heic-sequence', 'image/heif-sequence'),
  mp4: known('video/mp4', 'video/quicktime', 'video/x-m4v'),
  m4v: known('video/mp4', 'video/x-m4v'),
  mov: known('video/quicktime', 'video/mp4'),
  webm: { ...known('video/webm', 'audio/webm', 'video/matroska'), soundType: WEBM_AUDIO },
  '3gp': known('video/3gpp', 'video/mp4'),
  mp3: known('audio/mpeg'),
  ogg: OGG_AUDIO,
  oga: OGG_AUDIO,
  opus: OGG_AUDIO,
  wav: known('audio/wav'),
  m4a: MP4_AUDIO,
  aac: known('audio/aac'),
  flac: known('audio/flac'),
  amr: known('audio/amr'),
  pdf: known('application/pdf'),
  rtf: known('application/rtf'),
  txt: text('text/plain'),
  csv: text('text/csv'),
  md: text('text/markdown'),
  log: text('text/plain'),
  json: text('application/json'),
  doc: known('application/msword', CFB),
  xls: known('application/vnd.ms-excel', CFB),
  ppt: known('application/vnd.ms-powerpoint', CFB),
  docx: openXml('wordprocessingml.document'),
  xlsx: openXml('spreadsheetml.sheet'),
  pptx: openXml('presentationml.presentation'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  zip: known(ZIP),
};

/** Bytes without a meaning. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

/** What browsers show or play without running any of it. */
const INLINE: ReadonlySet<string | undefined> = new Set([
  WEBM_AUDIO,
  ...['jpg', 'png', 'gif', 'webp', 'avif', 'bmp', 'mp4', 'webm', 'mp3', 'ogg', 'wav', 'm4a', 'aac', 'flac'].map(
    (extension) => KNOWN_EXTENSIONS[extension]?.mediaType,
  ),
]);

/** Whether a browser may show a file of this kind; anything else it is to save. */
export function isSafeInline(mediaType: string): boolean {
  return INLINE.has(mediaType);
}

/** The extension of a name in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /.\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
