import * as z from 'livechat-core/schemas';
import { isBlob, readAttachment, type Attached, type OutgoingFile } from './attachment.js';
import { answerContentSchema, fileNameSchema, formContentSchema, surveyAnswerContentSchema } from './content.js';
import { LiveChatError } from './errors.js';
import { LIMITS } from './limits.js';
import { missingField, parseArgument, type ArgumentWords } from './parse-argument.js';
import { idSchema, textSchema } from './scalars.js';
import { copyStructuredData, type JsonValue } from './structured-data.js';

const threadId = z.optional(idSchema);

const attachmentSchema = z.custom<string | Blob>(
  (value) => typeof value === 'string' || isBlob(value),
  'must be a File, a Blob, a data URL or an https URL',
);

const basicSchema = z.object({
  type: z.literal('BASIC'),
  message: z.optional(textSchema),
  attachment: z.optional(attachmentSchema),
  fileName: z.optional(fileNameSchema),
  attachments: z.optional(
    z
      .array(z.object({ attachment: attachmentSchema, fileName: z.optional(fileNameSchema) }))
      .check(z.maxLength(LIMITS.filesPerMessage)),
  ),
  threadId,
});

const draftSchema = z.object({
  type: z.literal('DRAFT'),
  // A draft may be emptied.
  message: z.string().check(z.maxLength(LIMITS.textLength)),
  threadId,
});

const customDataSchema = z.object({
  type: z.literal('CUSTOM_DATA'),
  /** Data of a page, checked and copied by hand because its errors name the path inside. */
  customData: z.unknown(),
  agentMessage: z.optional(textSchema),
  userMessage: z.optional(textSchema),
  threadId,
});

const sendSchema = z.discriminatedUnion('type', [
  basicSchema,
  draftSchema,
  customDataSchema,
  z.extend(answerContentSchema, { threadId }),
  z.extend(surveyAnswerContentSchema, { threadId }),
  z.extend(formContentSchema, { threadId }),
]);

type Payload = z.infer<typeof sendSchema>;
type PayloadOf<T extends Payload['type']> = Extract<Payload, { type: T }>;

/**
 * The argument of `send`.
 *
 * @typeParam D the custom data that the site and its programs agree on
 */
export type SendPayload<D = unknown> =
  Exclude<Payload, { type: 'CUSTOM_DATA' }> | (Omit<PayloadOf<'CUSTOM_DATA'>, 'customData'> & { customData: D });

type BasicBase = Pick<PayloadOf<'BASIC'>, 'type' | 'threadId'>;

/** A message as it goes into the chat: checked, its data copied, its attachments read. */
export type CheckedPayload =
  | (BasicBase & { readonly message: string; readonly files?: undefined })
  | (BasicBase & { readonly message?: string; readonly files: readonly OutgoingFile[] })
  | PayloadOf<'DRAFT'>
  | (Omit<PayloadOf<'CUSTOM_DATA'>, 'customData'> & { readonly customData: JsonValue })
  | PayloadOf<'ANSWER' | 'SURVEY_ANSWER' | 'FORM'>;

/** A message that is going to be stored; a draft is not. */
export type OutgoingPayload = Exclude<CheckedPayload, { type: 'DRAFT' }>;

const WORDS: ArgumentWords = {
  field: 'arg',
  name: 'message',
  form: 'a text, or an object with a type: BASIC, DRAFT, CUSTOM_DATA, ANSWER, SURVEY_ANSWER or FORM',
};

/**
 * Checks the argument of `send`; a text is a `BASIC` message.
 *
 * @throws {@link LiveChatError} `INVALID_ARGUMENT` or `LIMIT_EXCEEDED`
 */
export function parseSend(arg: unknown): CheckedPayload {
  const payload = parseArgument(sendSchema, typeof arg === 'string' ? { type: 'BASIC', message: arg } : arg, WORDS);
  switch (payload.type) {
    case 'BASIC':
      return readBasic(payload);
    case 'CUSTOM_DATA':
      return { ...payload, customData: copyStructuredData(payload.customData, 'customData') };
    case 'DRAFT':
    case 'ANSWER':
    case 'SURVEY_ANSWER':
    case 'FORM':
      return payload;
  }
}

function readBasic(payload: PayloadOf<'BASIC'>): CheckedPayload {
  const { attachment, fileName, attachments = [], message, ...base } = payload;
  const files = [
    ...(attachment === undefined ? [] : [readAttachment({ attachment, fileName }, '')]),
    ...attachments.map((attached: Attached, index) => readAttachment(attached, `attachments[${index}].`)),
  ];
  if (files.length > LIMITS.filesPerMessage) throw tooMany();
  if (files.length > 0) return { ...base, files, ...(message === undefined ? {} : { message }) };
  if (message !== undefined) return { ...base, message };
  throw missingField('message', 'A BASIC message needs a message or an attachment.');
}

function tooMany(): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `attachments is over the limit of ${LIMITS.filesPerMessage} items, with attachment.`,
    remedy: 'Send the rest with another message.',
    field: 'attachments',
  });
}
