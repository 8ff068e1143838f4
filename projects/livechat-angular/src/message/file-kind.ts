import type { FileReference, StoredFile } from 'livechat-core/protocol';

/** How a file is shown. */
export type FileKind = 'image' | 'video' | 'audio' | 'document';

/** Images that browsers draw and that cannot hold scripts: no SVG. */
const IMAGES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** How a file is shown, by its type. */
export function fileKind({ mediaType = '' }: FileReference): FileKind {
  if (IMAGES.has(mediaType)) return 'image';
  if (mediaType.startsWith('video/')) return 'video';
  return mediaType.startsWith('audio/') ? 'audio' : 'document';
}

/** The type of a file as people know it, `PDF`; empty where its name does not tell. */
export function fileType({ name }: FileReference): string {
  return /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}

/** The size of a picture in the conversation, in CSS pixels: no larger than itself and than its place. */
export function pictureSize(
  { width, height }: Partial<Pick<StoredFile, 'width' | 'height'>>,
  limits: { readonly width: number; readonly height: number } = { width: 260, height: 320 },
): { readonly width: number; readonly height: number } {
  if (width === undefined || height === undefined) return { width: limits.width, height: 180 };
  const scale = Math.min(1, limits.width / width, limits.height / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}
