import * as z from 'livechat-core/schemas';
import { LIMITS } from './limits.js';
import { idSchema, structuredDataSchema, textSchema } from './scalars.js';

/** A short text on a button, a card or a field. */
export const labelSchema = z.string().check(z.regex(/\S/), z.maxLength(LIMITS.labelLength));

/** What comes back when somebody chooses a button or a quick reply. The page and the bot agree on it. */
export const payloadSchema = z.string().check(z.minLength(1), z.maxLength(LIMITS.payloadLength));

/** An address that people may be led to: https only, never a script. */
export const linkSchema = z.url({ protocol: /^https$/ }).check(z.maxLength(LIMITS.urlLength));

/** The name of a file, without a path. */
export const fileNameSchema = z
  .string()
  .check(z.regex(/^[^/\\\p{Cc}]+$/u), z.regex(/\S/), z.maxLength(LIMITS.fileNameLength));

/** A media type without parameters, such as `image/png`. */
export const mediaTypeSchema = z.string().check(z.regex(/^[a-z0-9][\w.+-]{0,126}\/[a-z0-9][\w.+-]{0,126}$/));

/** A file that the server keeps. What it is, the server has found out from its bytes. */
export const storedFileSchema = z.object({
  id: idSchema,
  name: fileNameSchema,
  mediaType: mediaTypeSchema,
  /** In bytes. */
  size: z.int().check(z.nonnegative()),
  /** In pixels; of images only. */
  width: z.optional(z.int().check(z.positive())),
  height: z.optional(z.int().check(z.positive())),
});
/** A file by what the server knows of it. */
export type StoredFile = z.infer<typeof storedFileSchema>;

/** A file that lies elsewhere. Nothing is known of it but what its sender says. */
export const linkedFileSchema = z.object({
  url: linkSchema,
  name: fileNameSchema,
  mediaType: z.optional(mediaTypeSchema),
});
/** A file by its address. */
export type LinkedFile = z.infer<typeof linkedFileSchema>;

/** A file of a message, kept by the server or lying elsewhere. */
export const fileSchema = z.union([storedFileSchema, linkedFileSchema]);
/** A file of a message: kept by the server, or lying elsewhere. */
export type FileReference = z.infer<typeof fileSchema>;

/** A text as it was written, without markup. */
export const textContentSchema = z.object({ type: z.literal('TEXT'), text: textSchema });

/** Data for programs, with what agents and customers read in its place. */
export const customDataContentSchema = z.object({
  type: z.literal('CUSTOM_DATA'),
  customData: structuredDataSchema,
  agentMessage: z.optional(textSchema),
  userMessage: z.optional(textSchema),
});

/** One or more files, with a text where the sender wrote one. */
export const filesContentSchema = z.object({
  type: z.literal('FILES'),
  files: z.array(fileSchema).check(z.minLength(1), z.maxLength(LIMITS.filesPerMessage)),
  text: z.optional(textSchema),
});

/** Something to choose: an address to open, or a payload that goes back. */
export const actionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('URL'), title: labelSchema, url: linkSchema }),
  z.object({ type: z.literal('POSTBACK'), title: labelSchema, payload: payloadSchema }),
]);
/** A button, see {@link actionSchema}. */
export type Action = z.infer<typeof actionSchema>;

/** Buttons that stay below their text. */
export const buttonsContentSchema = z.object({
  type: z.literal('BUTTONS'),
  text: textSchema,
  buttons: z.array(actionSchema).check(z.minLength(1), z.maxLength(LIMITS.buttons)),
});

/** A suggested answer: what is read, and what comes back. */
export const quickReplySchema = z.object({ title: labelSchema, payload: payloadSchema });
/** A suggested answer, see {@link quickReplySchema}. */
export type QuickReply = z.infer<typeof quickReplySchema>;

/** Suggested answers, offered until the next message. */
export const quickRepliesContentSchema = z.object({
  type: z.literal('QUICK_REPLIES'),
  text: textSchema,
  replies: z.array(quickReplySchema).check(z.minLength(1), z.maxLength(LIMITS.buttons)),
});

/** A card of a carousel. */
export const cardSchema = z.object({
  title: labelSchema,
  description: z.optional(textSchema),
  imageUrl: z.optional(linkSchema),
  actions: z.array(actionSchema).check(z.maxLength(LIMITS.cardActions)),
});
/** A card of a carousel, see {@link cardSchema}. */
export type Card = z.infer<typeof cardSchema>;

/** Cards side by side. */
export const carouselContentSchema = z.object({
  type: z.literal('CAROUSEL'),
  cards: z.array(cardSchema).check(z.minLength(LIMITS.minCards), z.maxLength(LIMITS.maxCards)),
});

/** Asks whether the customer is satisfied, and then for a comment. */
export const surveyContentSchema = z.object({
  type: z.literal('SURVEY'),
  text: textSchema,
  /** Asked after the choice. */
  followUp: z.optional(textSchema),
});

/** A chosen button or quick reply. */
export const answerContentSchema = z.object({
  type: z.literal('ANSWER'),
  /** The title of what was chosen. */
  text: labelSchema,
  payload: payloadSchema,
  /** The message that offered it; absent for the quick reply of a greeting. */
  messageId: z.optional(idSchema),
});

/** What a survey can be answered with. */
export const SURVEY_RATINGS = ['SATISFIED', 'UNSATISFIED'] as const;

/** The customer's answer to a survey. */
export const surveyAnswerContentSchema = z.object({
  type: z.literal('SURVEY_ANSWER'),
  rating: z.enum(SURVEY_RATINGS),
  comment: z.optional(textSchema),
  /** The survey. */
  messageId: idSchema,
});

/** A filled-in pre-chat form: the fields that are not empty, in the form's order. */
export const formContentSchema = z.object({
  type: z.literal('FORM'),
  fields: z
    .array(z.object({ name: labelSchema, label: labelSchema, value: textSchema }))
    .check(z.maxLength(LIMITS.formFields)),
  /** The text that was agreed to, where the form asks for consent. */
  consent: z.optional(textSchema),
});

/** What the server notes in a conversation by itself. */
export const NOTE_EVENTS = [
  'AGENT_JOINED',
  'CONVERSATION_SOLVED',
  'CONVERSATION_CLOSED',
  'CONVERSATION_REOPENED',
] as const;
/** What can be noted in a conversation. */
export type NoteEvent = (typeof NOTE_EVENTS)[number];

/** Something that happened in the conversation; its author is `SYSTEM`. */
export const noteContentSchema = z.object({
  type: z.literal('NOTE'),
  event: z.enum(NOTE_EVENTS),
  /** Whom it is about. */
  name: z.optional(z.string()),
});

/** What a customer may say. */
export const customerContentSchema = z.discriminatedUnion('type', [
  textContentSchema,
  customDataContentSchema,
  filesContentSchema,
  answerContentSchema,
  surveyAnswerContentSchema,
  formContentSchema,
]);
/** What a customer may say, by its `type`. */
export type CustomerContent = z.infer<typeof customerContentSchema>;

/** What an agent or a bot may say. */
export const teamContentSchema = z.discriminatedUnion('type', [
  textContentSchema,
  customDataContentSchema,
  filesContentSchema,
  buttonsContentSchema,
  quickRepliesContentSchema,
  carouselContentSchema,
  surveyContentSchema,
]);
/** What an agent or a bot may say, by its `type`. */
export type TeamContent = z.infer<typeof teamContentSchema>;

/** What a message of a thread may hold. */
export const contentSchema = z.discriminatedUnion('type', [
  textContentSchema,
  customDataContentSchema,
  filesContentSchema,
  answerContentSchema,
  surveyAnswerContentSchema,
  formContentSchema,
  buttonsContentSchema,
  quickRepliesContentSchema,
  carouselContentSchema,
  surveyContentSchema,
  noteContentSchema,
]);
/** What a message may hold, by its `type`. */
export type Content = z.infer<typeof contentSchema>;

/** A kind of content that this version does not know; a newer server may send it. */
export const unsupportedContentSchema = z.object({ type: z.literal('UNSUPPORTED') });
/** Stands in place of a content that this version does not know. */
export type UnsupportedContent = z.infer<typeof unsupportedContentSchema>;
