import * as z from 'livechat-core/schemas';

/** A tab in the channel; made anew each time it joins. */
const tabId = z.string();

/** What tabs of one widget say to each other about their connection. Frames travel as the text that goes over the wire. */
const tabMessageSchema = z.discriminatedUnion('type', [
  /** Who holds the connection? */
  z.object({ type: z.literal('who') }),
  /** I do. */
  z.object({ type: z.literal('lead'), from: tabId }),
  /** Give me a place on the connection; it takes the place of one that I had. */
  z.object({ type: z.literal('attach'), from: tabId, to: tabId, serverUrl: z.string() }),
  z.object({ type: z.literal('detach'), from: tabId, to: tabId }),
  /** Put this on the wire for me. */
  z.object({ type: z.literal('put'), from: tabId, to: tabId, frame: z.string() }),
  /** The wire is open for you. */
  z.object({ type: z.literal('open'), to: tabId }),
  /** This came off the wire for you. */
  z.object({ type: z.literal('frame'), to: tabId, frame: z.string() }),
  /** The wire has ended; the server may have said after how long, in milliseconds, it wants its clients back. */
  z.object({ type: z.literal('closed'), to: tabId, code: z.number(), retryAfterMs: z.optional(z.number()) }),
]);
export type TabMessage = z.infer<typeof tabMessageSchema>;

/** The message; `null` for what is none. */
export function readTabMessage(data: unknown): TabMessage | null {
  const parsed = tabMessageSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
