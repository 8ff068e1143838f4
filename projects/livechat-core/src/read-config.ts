import * as z from 'livechat-core/schemas';
import { invalidInput } from '../protocol/invalid-input.js';
import { matchLanguage } from '../protocol/languages.js';
import { consentSchema, languageTagSchema, serverUrlSchema } from '../protocol/scalars.js';
import { themeNameSchema } from '../protocol/themes.js';
import type { LiveChatConfig } from './live-chat-config.js';
import { initialState } from './state/initial-state.js';
import type { WidgetState } from './state/widget-state.js';

/**
 * The state that a chat begins with.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` for what is wrong with the configuration: a programmer wrote it
 */
export function startStateOf(config: LiveChatConfig): WidgetState {
  const { language, theme, consent } = config;
  return initialState({
    serverUrl: serverUrlOf(config),
    language: matchLanguage(checked(languageTagSchema, language, 'language')),
    theme: checked(z.optional(themeNameSchema), theme, 'theme'),
    // A word that is not known must not mean that none is needed.
    consent: checked(z.optional(consentSchema), consent, 'consent'),
  });
}

/** One function or several, as a list. */
export function listOf<F>(functions: F | readonly F[] | undefined): readonly F[] {
  return functions === undefined ? [] : ([functions].flat() as readonly F[]);
}

function checked<S extends z.ZodMiniType>(schema: S, value: unknown, field: string): z.infer<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, field);
  return parsed.data;
}

function serverUrlOf({ serverUrl }: LiveChatConfig): string {
  const url = serverUrl === undefined ? pageOrigin() : checked(serverUrlSchema, serverUrl, 'serverUrl');
  return url.replace(/\/$/, '');
}

function pageOrigin(): string {
  return typeof location === 'undefined' ? '' : location.origin;
}
