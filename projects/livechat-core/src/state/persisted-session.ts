import * as z from 'livechat-core/schemas';
import { THREAD_STRATEGIES } from '../../protocol/commands.js';
import { customerContentSchema } from '../../protocol/content.js';
import { personSchema, threadTargetSchema } from '../../protocol/entities.js';
import { errorBodySchema } from '../../protocol/errors.js';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../protocol/languages.js';
import { idSchema, metadataSchema } from '../../protocol/scalars.js';
import { themeNameSchema } from '../../protocol/themes.js';
import { widgetConfigSchema } from '../../protocol/widget-config.js';
import { DEFAULT_THEME } from './initial-state.js';
import type { WidgetState } from './widget-state.js';

const contextDataSchema = z.object({
  requestId: idSchema,
  data: metadataSchema,
  commandIds: z.array(idSchema),
});

const uploadSchema = z.object({
  index: z.int().check(z.nonnegative()),
  clientFileId: idSchema,
  progress: z.number(),
  isStored: z.boolean(),
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
    content: customerContentSchema,
    context: z.optional(contextDataSchema),
    uploads: z.optional(z.array(uploadSchema)),
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
  // Each part stands for itself: one that cannot be read does not take the others along.
  /** Under which its unsent is kept beyond the life of the tab. */
  chatId: z.catch(z.nullable(idSchema), null),
  /** Whose unsent data this is; a customer's is never sent for somebody else. */
  owner: z.catch(z.nullable(personSchema), null),
  /** So that a page shows its conversation before, and without, a connection. */
  widget: z.catch(z.nullable(widgetConfigSchema), null),
  isOpen: z.catch(z.boolean(), false),
  isLauncherVisible: z.catch(z.boolean(), true),
  screen: z.catch(z.enum(['THREAD_LIST', 'THREAD']), 'THREAD'),
  activeThreadId: z.catch(z.nullable(idSchema), null),
  newThreadId: z.catch(z.nullable(idSchema), null),
  language: z.catch(z.enum(LANGUAGES), DEFAULT_LANGUAGE),
  theme: z.catch(themeNameSchema, DEFAULT_THEME),
  outbox: z.catch(z.array(outboxEntrySchema), []),
  heldContext: z.catch(z.array(z.extend(contextDataSchema, { strategy: z.enum(THREAD_STRATEGIES) })), []),
  standingContext: z.catch(z.nullable(metadataSchema), null),
  drafts: z.catch(z.record(z.string(), z.string()), {}),
});

/** What `persistedSessionSchema` reads. */
export type PersistedSession = z.infer<typeof persistedSessionSchema>;

/** What of the state is persisted. */
const PERSISTED = [
  'chatId',
  'owner',
  'widget',
  'isOpen',
  'isLauncherVisible',
  'screen',
  'activeThreadId',
  'newThreadId',
  'language',
  'theme',
  'outbox',
  'heldContext',
  'standingContext',
  'drafts',
] as const satisfies readonly Exclude<keyof PersistedSession, 'version'>[];

/** The part of the state that is persisted. */
export function toPersistedSession(state: WidgetState): PersistedSession {
  const kept = Object.fromEntries(PERSISTED.map((key) => [key, state[key]])) as Omit<PersistedSession, 'version'>;
  // Whoever waited for a callback is gone with the page.
  return { ...kept, version: 1, heldContext: kept.heldContext.map((held) => ({ ...held, commandIds: [] })) };
}

/** Whether something of it is another one. */
export function differsInPersisted(a: WidgetState, b: WidgetState): boolean {
  return PERSISTED.some((key) => a[key] !== b[key]);
}
