import {
  answerContentSchema,
  buttonsContentSchema,
  carouselContentSchema,
  customDataContentSchema,
  fileNameSchema,
  formContentSchema,
  idSchema,
  linkSchema,
  mediaTypeSchema,
  noteContentSchema,
  quickRepliesContentSchema,
  surveyAnswerContentSchema,
  surveyContentSchema,
  textContentSchema,
  textSchema,
  type FileReference,
  type Message,
} from 'livechat-core/protocol';
import * as z from 'zod/mini';

/** Kinds of content that are one file. */
export const MEDIA_TYPES = ['IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT'] as const;
export type MediaKind = (typeof MEDIA_TYPES)[number];

/** A file in a message: one that the server keeps has a `fileId`, one that lies elsewhere a `url`. */
export const apiFileSchema = z
  .object({
    fileId: z.optional(idSchema),
    url: z.optional(linkSchema),
    fileName: fileNameSchema,
    mediaType: z.optional(mediaTypeSchema),
    size: z.optional(z.int().check(z.nonnegative(), z.describe('In bytes.'))),
    width: z.optional(z.int().check(z.positive(), z.describe('In pixels.'))),
    height: z.optional(z.int().check(z.positive(), z.describe('In pixels.'))),
  })
  .check(
    z.meta({
      id: 'File',
      description: 'A file that the server keeps has a `fileId`, one that lies elsewhere a `url`.',
    }),
  );
export type ApiFile = z.infer<typeof apiFileSchema>;

const typeless = { type: true } as const;
const media = <K extends MediaKind>(kind: K) =>
  z.object({
    contentType: z.literal(kind),
    content: z.object({ ...apiFileSchema.shape, text: z.optional(textSchema) }),
  });

const plain = {
  TEXT: z.object({ contentType: z.literal('TEXT'), content: z.omit(textContentSchema, typeless) }),
  BUTTONS: z.object({ contentType: z.literal('BUTTONS'), content: z.omit(buttonsContentSchema, typeless) }),
  QUICK_REPLIES: z.object({
    contentType: z.literal('QUICK_REPLIES'),
    content: z.omit(quickRepliesContentSchema, typeless),
  }),
  CAROUSEL: z.object({ contentType: z.literal('CAROUSEL'), content: z.omit(carouselContentSchema, typeless) }),
  SURVEY: z.object({ contentType: z.literal('SURVEY'), content: z.omit(surveyContentSchema, typeless) }),
  CUSTOM_DATA: z.object({
    contentType: z.literal('CUSTOM_DATA'),
    content: z.omit(customDataContentSchema, typeless),
  }),
} as const;

/** What agents and bots may write without files; the same in requests and answers. */
export const plainTeamContents = [
  plain.TEXT,
  plain.BUTTONS,
  plain.QUICK_REPLIES,
  plain.CAROUSEL,
  plain.SURVEY,
  plain.CUSTOM_DATA,
] as const;

/** Everything that a message may hold, as the API shows it. */
export const apiContentSchema = z
  .discriminatedUnion('contentType', [
    ...plainTeamContents,
    media('IMAGE'),
    media('VIDEO'),
    media('AUDIO'),
    media('DOCUMENT'),
    z.object({
      contentType: z.literal('FILES'),
      content: z.object({ files: z.array(apiFileSchema), text: z.optional(textSchema) }),
    }),
    z.object({ contentType: z.literal('ANSWER'), content: z.omit(answerContentSchema, typeless) }),
    z.object({ contentType: z.literal('SURVEY_ANSWER'), content: z.omit(surveyAnswerContentSchema, typeless) }),
    z.object({ contentType: z.literal('FORM'), content: z.omit(formContentSchema, typeless) }),
    z.object({ contentType: z.literal('NOTE'), content: z.omit(noteContentSchema, typeless) }),
    z.object({ contentType: z.literal('UNSUPPORTED'), content: z.object({}) }),
  ])
  .check(z.meta({ id: 'MessageContent', description: 'What a message holds; `contentType` says which kind.' }));
export type ApiContent = z.infer<typeof apiContentSchema>;

/** The content of a message of the store as the API shows it: a single file by its kind. */
export function toApiContent(stored: Message['content']): ApiContent {
  if (stored.type === 'FILES') return toMediaContent(stored);
  const { type: contentType, ...content } = stored;
  // Both halves are of the same member of the union, which the type of the pair cannot say.
  return { contentType, content } as ApiContent;
}

function toMediaContent({ files, text }: Extract<Message['content'], { type: 'FILES' }>): ApiContent {
  const [file, ...others] = files.map(toApiFile);
  const caption = text === undefined ? {} : { text };
  if (file === undefined || others.length > 0) {
    return { contentType: 'FILES', content: { files: files.map(toApiFile), ...caption } };
  }
  return { contentType: mediaKindOf(file.mediaType), content: { ...file, ...caption } };
}

/** Of which kind a file is; one without a known type is a document. */
export function mediaKindOf(mediaType: string | undefined): MediaKind {
  switch (mediaType?.split('/')[0]) {
    case 'image':
      return 'IMAGE';
    case 'video':
      return 'VIDEO';
    case 'audio':
      return 'AUDIO';
    default:
      return 'DOCUMENT';
  }
}

function toApiFile(file: FileReference): ApiFile {
  const { name: fileName } = file;
  if ('url' in file) {
    return { url: file.url, fileName, ...(file.mediaType === undefined ? {} : { mediaType: file.mediaType }) };
  }
  const { id: fileId, name: _name, ...facts } = file;
  return { fileId, fileName, ...facts };
}
