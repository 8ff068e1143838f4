import * as z from 'zod/mini';
import {
  LANGUAGES,
  THREAD_STRATEGIES,
  contentSchema,
  errorBodySchema,
  idSchema,
  metadataSchema,
  personSchema,
  themeNameSchema,
  threadTargetSchema,
} from '../../protocol/index.js';
import type { WidgetState } from './widget-state.js';

const contextDataSchema = z.object({
  requestId: idSchema,
  data: metadataSchema,
  commandIds: z.array(idSchema),
});

const outboxEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    id: idSchema,
    status: z.enum(['queued', 'sending', 'failed']),
    wasSent: z.boolean(),
    error: z.optional(errorBodySchema),
    createdAt: z.number(),
    target: threadTargetSchema,
    content: contentSchema,
    context: z.optional(contextDataSchema),
  }),
  z.object({
    kind: z.literal('context'),
    id: idSchema,
    status: z.enum(['queued', 'sending', 'failed']),
    wasSent: z.boolean(),
    error: z.optional(errorBodySchema),
    createdAt: z.number(),
    target: z.union([z.object({ threadId: idSchema }), z.object({ all: z.literal(true) })]),
    data: metadataSchema,
    commandIds: z.array(idSchema),
  }),
]);

/**
 * What of the state outlives a reload. It is read from a storage that anybody on the page can write
 * to and that an older version may have written, so it is checked like any other input.
 */
export const persistedSessionSchema = z.object({
  version: z.literal(1),
  /** Whose unsent data this is; a customer's is never sent for somebody else. */
  person: z.nullable(personSchema),
  isOpen: z.boolean(),
  isLauncherVisible: z.boolean(),
  screen: z.enum(['THREAD_LIST', 'THREAD']),
  activeThreadId: z.nullable(idSchema),
  newThreadId: z.nullable(idSchema),
  language: z.enum(LANGUAGES),
  theme: themeNameSchema,
  outbox: z.array(outboxEntrySchema),
  heldContext: z.array(z.extend(contextDataSchema, { strategy: z.enum(THREAD_STRATEGIES) })),
  standingContext: z._default(z.nullable(metadataSchema), null),
  drafts: z.record(z.string(), z.string()),
});

/** See {@link persistedSessionSchema}. */
export type PersistedSession = z.infer<typeof persistedSessionSchema>;

/** The part of the state that is persisted. */
export function toPersistedSession(state: WidgetState): PersistedSession {
  return {
    version: 1,
    person: state.person,
    isOpen: state.isOpen,
    isLauncherVisible: state.isLauncherVisible,
    screen: state.screen,
    activeThreadId: state.activeThreadId,
    newThreadId: state.newThreadId,
    language: state.language,
    theme: state.theme,
    outbox: [...state.outbox] as PersistedSession['outbox'],
    heldContext: [...state.heldContext] as PersistedSession['heldContext'],
    standingContext: state.standingContext,
    drafts: { ...state.drafts },
  };
}
