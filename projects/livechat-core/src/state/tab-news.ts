import * as z from 'livechat-core/schemas';
import { LIMITS } from '../../protocol/limits.js';
import { idSchema, seqSchema } from '../../protocol/scalars.js';
import { NEW_THREAD_DRAFT } from './initial-state.js';

/**
 * What one tab tells the others of its browser beyond what the server tells all of them. It comes
 * from another page, perhaps of another version, so it is checked like any other input.
 */
export const tabNewsSchema = z.object({
  /** Who is there in the tab that tells: news of one person are no other's business. */
  personId: z.nullable(idSchema),
  what: z.discriminatedUnion('type', [
    /** The person has seen a thread up to `seq`. */
    z.object({ type: z.literal('seen'), threadId: idSchema, seq: seqSchema }),
    /** What stands in a composer now. */
    z.object({
      type: z.literal('draft'),
      key: z.union([z.literal(NEW_THREAD_DRAFT), idSchema]),
      // A draft that is too long to send is still one to keep.
      text: z.string().check(z.maxLength(16 * LIMITS.textLength)),
    }),
    /** A tab has just come and asks what stands in the composers. */
    z.object({ type: z.literal('drafts-wanted') }),
    /** A chat keeps something unsent now: whoever leads looks after it. */
    z.object({ type: z.literal('unsent') }),
    /** The person has left. */
    z.object({ type: z.literal('left'), by: z.enum(['logout', 'clear']) }),
  ]),
});

/** What `tabNewsSchema` reads. */
export type TabNews = z.infer<typeof tabNewsSchema>;
