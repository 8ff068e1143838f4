import { LiveChatError, decodeClientFrame, idSchema, type ClientFrame } from 'livechat-core/protocol';
import * as z from 'zod/mini';

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

/** Reads a frame; never throws. */
export function readFrame(text: string): ReadFrame {
  try {
    return { ok: true, frame: decodeClientFrame(text) };
  } catch (thrown) {
    const error = LiveChatError.wrap(thrown);
    const json = parseJson(text);
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
