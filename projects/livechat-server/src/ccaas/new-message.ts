import {
  LIMITS,
  LiveChatError,
  fileNameSchema,
  idSchema,
  linkSchema,
  mediaTypeSchema,
  textSchema,
  type FileReference,
  type TeamContent,
} from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { mediaKindOf, plainTeamContents, type MediaKind } from './message-content.js';

const linkedFileSchema = z.object({
  url: linkSchema.check(z.describe('An https address that the customer can open.')),
  fileName: z.optional(fileNameSchema).check(z.describe('The last part of the address when it is left out.')),
  mediaType: z.optional(mediaTypeSchema).check(z.describe('Guessed from the name when it is left out.')),
});

const uploadedFileSchema = z.object({
  fileId: idSchema.check(z.describe('The id that `POST /ccaas/1/files` gave to the same key.')),
});

const newFileSchema = z
  .union([linkedFileSchema, uploadedFileSchema])
  .check(z.meta({ id: 'NewFile', description: 'A file that lies elsewhere, or one that was uploaded.' }));
type NewFile = z.infer<typeof newFileSchema>;

const media = <K extends MediaKind>(kind: K) =>
  z.object({
    contentType: z.literal(kind),
    content: z.intersection(newFileSchema, z.object({ text: z.optional(textSchema) })),
  });

/** What an agent or a bot may write. */
export const newContentSchema = z
  .discriminatedUnion('contentType', [
    ...plainTeamContents,
    media('IMAGE'),
    media('VIDEO'),
    media('AUDIO'),
    media('DOCUMENT'),
    z.object({
      contentType: z.literal('FILES'),
      content: z.object({
        files: z.array(newFileSchema).check(z.minLength(1), z.maxLength(LIMITS.filesPerMessage)),
        text: z.optional(textSchema),
      }),
    }),
  ])
  .check(z.meta({ id: 'NewContent', description: 'What an agent or a bot may write.' }));
export type NewContent = z.infer<typeof newContentSchema>;

/** The body of a new message. */
export const newMessageSchema = z
  .intersection(
    z.object({
      clientMessageId: z
        .optional(idSchema)
        .check(z.describe('An id of yours. A message with the same one is stored once, whatever is repeated.')),
    }),
    newContentSchema,
  )
  .check(z.meta({ id: 'NewMessage' }));

/** Media types of the extensions that are common in chats. */
const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
};

/** What a kind is when nothing tells more. */
const USUAL_TYPE: Readonly<Record<Exclude<MediaKind, 'DOCUMENT'>, string>> = {
  IMAGE: 'image/jpeg',
  VIDEO: 'video/mp4',
  AUDIO: 'audio/mpeg',
};

/**
 * What the store is given for a new message of the API.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when a file is of another kind than the content says
 */
export function toTeamContent(input: NewContent): TeamContent {
  switch (input.contentType) {
    case 'IMAGE':
    case 'VIDEO':
    case 'AUDIO':
    case 'DOCUMENT': {
      const { text, ...file } = input.content;
      return filesContent([toFile(file, input.contentType)], text);
    }
    case 'FILES':
      return filesContent(
        input.content.files.map((file) => toFile(file, 'DOCUMENT')),
        input.content.text,
      );
    case 'TEXT':
      return { type: 'TEXT', ...input.content };
    case 'BUTTONS':
      return { type: 'BUTTONS', ...input.content };
    case 'QUICK_REPLIES':
      return { type: 'QUICK_REPLIES', ...input.content };
    case 'CAROUSEL':
      return { type: 'CAROUSEL', ...input.content };
    case 'SURVEY':
      return { type: 'SURVEY', ...input.content };
    case 'CUSTOM_DATA':
      return { type: 'CUSTOM_DATA', ...input.content };
  }
}

function filesContent(files: FileReference[], text: string | undefined): TeamContent {
  return { type: 'FILES', files, ...(text === undefined ? {} : { text }) };
}

function toFile(file: NewFile, kind: MediaKind): FileReference {
  // What it is, the store knows.
  if ('fileId' in file) return { id: file.fileId, name: 'file', mediaType: 'application/octet-stream', size: 0 };
  const name = file.fileName ?? nameIn(file.url);
  const mediaType = file.mediaType ?? guessType(name, kind);
  // A document may be of any type: it is what a file is called that is not to be shown in place.
  if (kind !== 'DOCUMENT' && mediaKindOf(mediaType) !== kind) throw otherKind(kind, mediaType ?? 'unknown');
  return { url: file.url, name, ...(mediaType === undefined ? {} : { mediaType }) };
}

function nameIn(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  const name = fileNameSchema.safeParse(decoded(last));
  return name.success ? name.data : hostname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function guessType(name: string, kind: MediaKind): string | undefined {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const guessed = Object.hasOwn(TYPE_OF_EXTENSION, extension) ? TYPE_OF_EXTENSION[extension] : undefined;
  if (kind === 'DOCUMENT') return guessed;
  return mediaKindOf(guessed) === kind ? guessed : USUAL_TYPE[kind];
}

function otherKind(kind: MediaKind, mediaType: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `content.mediaType is ${mediaType}, which is no type of ${kind}.`,
    remedy: 'Give the media type of the file, or leave it out, or send it as a DOCUMENT.',
    field: 'content.mediaType',
  });
}
