import * as z from 'livechat-core/schemas';
import { labelSchema, linkSchema, quickReplySchema } from './content.js';
import { LIMITS } from './limits.js';
import { momentSchema, textSchema, widgetIdSchema } from './scalars.js';
import { themesSchema } from './themes.js';

/** What stands in a conversation before its first message. It is shown, never stored. */
export const greetingSchema = z.object({
  text: textSchema,
  quickReplies: z.optional(z.array(quickReplySchema).check(z.maxLength(LIMITS.buttons))),
});
/** What is said before the first message, see {@link greetingSchema}. */
export type Greeting = z.infer<typeof greetingSchema>;

/** What a field of the form takes: how it is shown, and how it is checked. */
export const FORM_FIELD_KINDS = ['TEXT', 'LONG_TEXT', 'EMAIL', 'PHONE', 'CHOICE'] as const;

/** A field of the form before a conversation. */
export const formFieldSchema = z.object({
  /** What the team's programs know it by. */
  name: labelSchema,
  label: labelSchema,
  kind: z.enum(FORM_FIELD_KINDS),
  isRequired: z.boolean(),
  /** What a `CHOICE` offers. */
  options: z.optional(z.array(labelSchema).check(z.minLength(1), z.maxLength(LIMITS.formOptions))),
});
/** A field of the pre-chat form, see {@link formFieldSchema}. */
export type FormField = z.infer<typeof formFieldSchema>;

/** What is asked before a conversation begins. Its answer is the conversation's first message. */
export const preChatFormSchema = z.object({
  title: z.optional(labelSchema),
  fields: z.array(formFieldSchema).check(z.maxLength(LIMITS.formFields)),
  /** What has to be agreed to, with an address to read more. */
  consent: z.optional(z.object({ text: textSchema, url: z.optional(linkSchema) })),
});
/** What is asked before a conversation, see {@link preChatFormSchema}. */
export type PreChatForm = z.infer<typeof preChatFormSchema>;

/** Which files customers may send. */
export const attachmentRulesSchema = z.object({
  isEnabled: z.boolean(),
  /** In bytes, at most {@link LIMITS.attachmentBytes}. */
  maxSize: z.int().check(z.positive(), z.maximum(LIMITS.attachmentBytes)),
  /** In lower case, without the dot. */
  allowedExtensions: z.array(z.string().check(z.regex(/^[a-z0-9]{1,10}$/))),
});
/** Which files customers may send, see {@link attachmentRulesSchema}. */
export type AttachmentRules = z.infer<typeof attachmentRulesSchema>;

/** Where the launcher stands and what it shows. Offsets are CSS pixels from the corner. */
export const launcherSchema = z.object({
  side: z.enum(['START', 'END']),
  offsetInline: z.int().check(z.nonnegative(), z.maximum(400)),
  offsetBlock: z.int().check(z.nonnegative(), z.maximum(400)),
  /** Whether it can be dragged to another height on touch screens. */
  isDraggable: z.boolean(),
  /** Whether it shows the beginning of an unread message, and the greeting to who never wrote. */
  showsPreview: z.boolean(),
});
/** Where the launcher stands, see {@link launcherSchema}. */
export type LauncherConfig = z.infer<typeof launcherSchema>;

/** Whether somebody of the team is there to answer, and who. It changes while a page is open. */
export const availabilitySchema = z.object({
  isOnline: z.boolean(),
  /** When working hours begin or end next; absent where there are none. */
  changesAt: z.optional(momentSchema),
  /** What to say while nobody is there. */
  offlineText: z.optional(textSchema),
  /** In how many minutes people are answered, typically. */
  replyMinutes: z.optional(z.int().check(z.positive())),
  /** Some of those who answer, for their faces. */
  agents: z.array(z.object({ name: z.string() })).check(z.maxLength(5)),
});
/** Who is there to answer, see {@link availabilitySchema}. */
export type Availability = z.infer<typeof availabilitySchema>;

/** What a page may know of its widget. What is absent is not configured, or the server is older. */
export const widgetConfigSchema = z.object({
  id: widgetIdSchema,
  title: z.string(),
  multiThread: z.boolean(),
  themes: themesSchema,
  greeting: z.optional(greetingSchema),
  preChatForm: z.optional(preChatFormSchema),
  attachments: z.optional(attachmentRulesSchema),
  launcher: z.optional(launcherSchema),
  availability: z.optional(availabilitySchema),
});
/** What a page may know of its widget, see {@link widgetConfigSchema}. */
export type WidgetConfig = z.infer<typeof widgetConfigSchema>;
