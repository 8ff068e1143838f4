import { LiveChatError, themesSchema, widgetIdSchema, type WidgetConfig } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { SCOPES } from '../auth/actor.js';
import { widgetSettingsSchema } from '../widget/widget-settings.js';

const lowerCase = z.pipe(
  z.string(),
  z.transform((value: string) => value.toLowerCase()),
);
const nonBlank = (longest: number) => z.string().check(z.regex(/\S/, 'must not be blank'), z.maxLength(longest));

const originSchema = z
  .string()
  .check(
    z.refine(
      (value) => originOf(value) !== undefined,
      'must be an origin such as https://shop.example, without a path',
    ),
  );

const titleSchema = nonBlank(100);
export const widgetSchema = z.object({
  id: z.optional(z.pipe(widgetIdSchema, lowerCase)),
  title: titleSchema,
  multiThread: z.optional(z.boolean()),
  themes: z.optional(themesSchema),
  origins: z.optional(z.array(originSchema)),
  ...widgetSettingsSchema.shape,
});

/** What is left out stays; a setting that is `null` is taken away. */
export const widgetChangesSchema = z.object({
  ...z.partial(z.omit(widgetSchema, { id: true })).shape,
  greeting: z.nullish(widgetSettingsSchema.shape.greeting),
  preChatForm: z.nullish(widgetSettingsSchema.shape.preChatForm),
  attachments: z.nullish(widgetSettingsSchema.shape.attachments),
  launcher: z.nullish(widgetSettingsSchema.shape.launcher),
  workingHours: z.nullish(widgetSettingsSchema.shape.workingHours),
  offlineText: z.nullish(widgetSettingsSchema.shape.offlineText),
  replyMinutes: z.nullish(widgetSettingsSchema.shape.replyMinutes),
  onlineWhile: z.nullish(widgetSettingsSchema.shape.onlineWhile),
});

export const agentSchema = z.object({
  email: z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address')),
  name: nonBlank(100),
  password: z.optional(z.string().check(z.minLength(8), z.maxLength(1024))),
  role: z.optional(z.enum(['AGENT', 'ADMIN'])),
});
export const agentChangesSchema = z.object({
  name: z.optional(agentSchema.shape.name),
  role: agentSchema.shape.role,
});
export const passwordSchema = agentSchema.shape.password;

export const apiKeySchema = z.object({
  name: nonBlank(100),
  scopes: z.optional(z.array(z.enum(SCOPES)).check(z.minLength(1))),
});

const keyIdSchema = z.optional(
  z.string().check(z.regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, ".", "_", "-"')),
);
const publicAlgorithmSchema = z.enum(['ES256', 'EdDSA', 'RS256']);
export const secretKeySchema = z.object({ id: keyIdSchema, secret: z.optional(z.string()) });
export const publicKeySchema = z.object({
  id: keyIdSchema,
  algorithm: publicAlgorithmSchema,
  publicKey: z.string(),
});
export const keySetSchema = z.object({ id: keyIdSchema, algorithm: publicAlgorithmSchema, jwks: z.string() });

/** What a widget looks like until its owner chooses. */
export const DEFAULT_THEMES: WidgetConfig['themes'] = {
  default: { styles: {} },
  dark: { styles: { '--lc-scheme': 'dark' } },
};

/** The origin of a URL that is nothing but an origin, as browsers write it. */
export function originOf(value: string): string | undefined {
  if (!/^https?:\/\/[^/?#@]+\/?$/i.test(value) || !URL.canParse(value)) return undefined;
  return new URL(value).origin;
}

export function widgetNotFound(id: string): LiveChatError {
  return new LiveChatError({
    code: 'WIDGET_NOT_FOUND',
    message: `There is no widget ${id}.`,
    remedy: '"npx livechat-server widget list" lists those that exist.',
    field: 'id',
  });
}

export function notFound(what: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'NOT_FOUND', message: `There is no ${what}.`, remedy });
}
