import { LiveChatError, decodeClientFrame, idSchema, type ClientFrame } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { dataOverLimit } from '../data-over-limit.js';

/** What a client sent: a frame, or why it is none with the ids by which the client can settle. */
export type ReadFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  | {
      readonly ok: false;
      readonly error: LiveChatError;
      /** Whether it was JSON at all; a peer that does not even send that is cut off. */
      readonly isJson: boolean;
      readonly requestId?: string;
      readonly clientMessageId?: string;
    };

const idsSchema = z.object({
  requestId: z.catch(z.optional(idSchema), undefined),
  clientMessageId: z.catch(z.optional(idSchema), undefined),
});

const dataFieldsSchema = z.object({
  data: z.optional(z.unknown()),
  content: z.optional(z.object({ customData: z.optional(z.unknown()) })),
});

/** Where frames hold data of the page. */
const DATA_FIELDS = {
  data: ({ data }: z.infer<typeof dataFieldsSchema>) => data,
  'content.customData': ({ content }: z.infer<typeof dataFieldsSchema>) => content?.customData,
} as const;

/** Reads a frame; never throws. */
export function readFrame(text: string): ReadFrame {
  try {
    return { ok: true, frame: decodeClientFrame(text) };
  } catch (thrown) {
    const json = parseJson(text);
    const error = namingLimit(LiveChatError.wrap(thrown), json);
    const ids = idsSchema.safeParse(json);
    const { requestId, clientMessageId } = ids.success ? ids.data : {};
    return {
      ok: false,
      error,
      isJson: json !== undefined,
      ...(requestId === undefined ? {} : { requestId }),
      ...(clientMessageId === undefined ? {} : { clientMessageId }),
    };
  }
}

function namingLimit(error: LiveChatError, json: unknown): LiveChatError {
  if (error.field === undefined || !Object.hasOwn(DATA_FIELDS, error.field)) return error;
  const found = dataFieldsSchema.safeParse(json);
  const data = found.success ? DATA_FIELDS[error.field as keyof typeof DATA_FIELDS](found.data) : undefined;
  return dataOverLimit(data, error.field) ?? error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
