import * as z from 'livechat-core/schemas';
import { PRIORITIES, conversationSchema } from './desk.js';
import { idSchema } from './scalars.js';

/** The states of a conversation for the team: while it is `WAITING`, the team waits for the customer. */
export const CONVERSATION_STATUSES = ['OPEN', 'WAITING', 'SOLVED', 'CLOSED'] as const;
/** One of {@link CONVERSATION_STATUSES}. */
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** How long a topic and a tag may be, in characters. */
export const CASE_LIMITS = { topicLength: 200, tagLength: 50 } as const;

/** What a conversation is about, in a few words. */
export const topicSchema = z.string().check(z.regex(/\S/), z.maxLength(CASE_LIMITS.topicLength));

/** A word by which conversations are found. */
export const tagNameSchema = z.string().check(z.regex(/^\S(.*\S)?$/), z.maxLength(CASE_LIMITS.tagLength));

/**
 * `PATCH /desk/api/conversations/{id}`: the status alone, or what the team knows of the conversation. Only a
 * status is taken while it is closed.
 */
export const conversationUpdateSchema = z
  .object({
    status: z.optional(z.enum(CONVERSATION_STATUSES)),
    priority: z.optional(z.enum(PRIORITIES)),
    /** `null` takes it away. */
    topic: z.optional(z.nullable(topicSchema)),
  })
  .check(
    z.refine(
      ({ status, priority, topic }) => (status !== undefined) !== (priority !== undefined || topic !== undefined),
      { error: 'must have either a status or something else to change', path: ['status'] },
    ),
  );
/** A change of a conversation by the desk, see {@link conversationUpdateSchema}. */
export type ConversationUpdate = z.infer<typeof conversationUpdateSchema>;

/** `PUT /desk/api/conversations/{id}/assignee`; `null` takes it from everybody. */
export const assignmentSchema = z.object({ agentId: z.nullable(idSchema) });

/** `POST /desk/api/conversations/{id}/tags`. */
export const newTagSchema = z.object({ tag: tagNameSchema });

/** The answer to every change of a conversation. */
export const conversationResultSchema = z.object({ conversation: conversationSchema });

/** Somebody to whom a conversation can be assigned. */
export const colleagueSchema = z.object({ id: idSchema, name: z.string() });
/** Somebody of the team, see {@link colleagueSchema}. */
export type Colleague = z.infer<typeof colleagueSchema>;

/** `GET /desk/api/agents`: by name. */
export const colleagueListSchema = z.object({ agents: z.array(colleagueSchema) });

/** `GET /desk/api/conversation-counts`: how many conversations the same query lists, by who looks after them. */
export const conversationCountsSchema = z.object({
  all: z.int().check(z.nonnegative()),
  /** Of the agent who asks. */
  mine: z.int().check(z.nonnegative()),
  /** Of nobody. */
  unassigned: z.int().check(z.nonnegative()),
});
/** How many conversations there are, see {@link conversationCountsSchema}. */
export type ConversationCounts = z.infer<typeof conversationCountsSchema>;

/**
 * The state of a conversation in one word.
 *
 * @example
 * ```ts
 * conversationStatusOf({ status: 'OPEN', isOnHold: true }); // 'WAITING'
 * ```
 */
export function conversationStatusOf({
  status,
  isOnHold,
}: Pick<z.infer<typeof conversationSchema>, 'status' | 'isOnHold'>): ConversationStatus {
  return status === 'OPEN' && isOnHold === true ? 'WAITING' : status;
}
