import { attachmentRulesSchema, greetingSchema, launcherSchema, preChatFormSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { workingHoursSchema } from './working-hours.js';

/** When a widget says that somebody is there. */
const ONLINE_WHILE = ['HOURS', 'AGENTS', 'HOURS_AND_AGENTS'] as const;

/** A form that can be filled in, and whose answers can be told apart. */
const usableFormSchema = preChatFormSchema.check(
  z.refine(({ fields, consent }) => fields.length > 0 || consent !== undefined, 'must ask for something'),
  z.refine(
    ({ fields }) => fields.every(({ kind, options }) => kind !== 'CHOICE' || options !== undefined),
    'must have options in each field of the kind CHOICE',
  ),
  z.refine(
    ({ fields }) => new Set(fields.map(({ name }) => name)).size === fields.length,
    'must give each field a name of its own',
  ),
);

/** What the owner of a widget may set beside its name, themes and origins. */
export const widgetSettingsSchema = z.object({
  greeting: z.optional(greetingSchema),
  preChatForm: z.optional(usableFormSchema),
  /** What is left out is as by default: enabled, 10 MiB, the extensions of images, media and documents. */
  attachments: z.optional(z.partial(attachmentRulesSchema)),
  launcher: z.optional(launcherSchema),
  workingHours: z.optional(workingHoursSchema),
  /** What to say while nobody is there. */
  offlineText: z.optional(z.string().check(z.regex(/\S/), z.maxLength(1000))),
  /** In how many minutes people are answered. Default: as measured over the last conversations. */
  replyMinutes: z.optional(z.int().check(z.positive(), z.maximum(10_080))),
  /**
   * During the working hours, while an agent is signed in at the desk, or only when both is so.
   * Default: during the working hours where there are some, otherwise while an agent is there.
   */
  onlineWhile: z.optional(z.enum(ONLINE_WHILE)),
});

/** What of a widget needs no column of its own. */
export type WidgetSettings = z.infer<typeof widgetSettingsSchema>;

/** The names of all settings. */
export const SETTINGS = Object.keys(widgetSettingsSchema.shape) as readonly (keyof WidgetSettings)[];
