import { authorSchema, idSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';

/** The shape of a {@link Hint} on its way between servers. */
export const hintSchema = z.discriminatedUnion('type', [
  /** A message is stored. */
  z.object({ type: z.literal('message'), threadId: idSchema, seq: z.int().check(z.positive()) }),
  /** A thread is new, or its status, customer or receipts changed. */
  z.object({ type: z.literal('thread'), threadId: idSchema }),
  /** The contextual data of a conversation changed. */
  z.object({ type: z.literal('context'), threadId: idSchema }),
  /** The team's notes about a conversation changed. */
  z.object({ type: z.literal('notes'), threadId: idSchema }),
  /** Somebody began or stopped writing. */
  z.object({ type: z.literal('typing'), threadId: idSchema, author: authorSchema, isTyping: z.boolean() }),
  /** A session ended or has another identity. */
  z.object({ type: z.literal('session'), sessionId: idSchema }),
  /** A conversation is gone for good; nobody can read what it was. */
  z.object({ type: z.literal('erased'), conversationId: idSchema }),
  /** The settings of a widget changed. */
  z.object({ type: z.literal('widget'), widgetId: idSchema }),
]);

/** What happened, by ids only: whoever is told reads the store. Typing is the exception: it is never stored. */
export type Hint = Readonly<z.infer<typeof hintSchema>>;
