import * as z from 'livechat-core/schemas';

/** The name of a theme: what `set_theme` takes. */
export const themeNameSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));

/** Functions of CSS that fetch or draw what is not a plain value. */
const FETCHING = /(url|src|image|image-set|cross-fade|element|paint|expression)\s*\(/i;

/** What could end a declaration, begin another rule, or hide a name from {@link FETCHING}. */
const ESCAPING = /[;{}<>\\@"\n\r\f]|\/\*/;

const styleValueSchema = z.string().check(
  z.maxLength(200),
  z.refine((value) => !FETCHING.test(value) && !ESCAPING.test(value), 'must be a plain value without url() and braces'),
);

/** Properties that are words of the widget: one that is misspelt would silently do nothing. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  '--lc-scheme': ['light', 'dark', 'auto'],
  '--lc-launcher-icon': ['chat', 'messages', 'headset', 'help', 'smile'],
};

/**
 * One theme. A style is the value of a CSS custom property; what could leave its declaration or
 * fetch something is refused.
 */
export const themeSchema = z.object({
  styles: z.record(z.string().check(z.regex(/^(--)?[A-Za-z][A-Za-z0-9-]{0,63}$/)), styleValueSchema).check(
    z.refine((styles) => Object.entries(styles).every(isKnownWord), {
      error: `has an unknown word: ${Object.entries(WORDS)
        .map(([name, words]) => `${name} is ${words.join(', ')}`)
        .join('; ')}`,
    }),
  ),
});
/** The styles of a theme, see {@link themeSchema}. */
export type Theme = z.infer<typeof themeSchema>;

/** The themes of a widget by name; `default` is required and the others override it. */
export const themesSchema = z
  .record(themeNameSchema, themeSchema)
  .check(z.refine((themes) => 'default' in themes, 'must contain a theme named "default"'));

function isKnownWord([name, value]: readonly [string, string]): boolean {
  const words = Object.entries(WORDS).find(([word]) => word === name || word === `--${name}`)?.[1];
  return words === undefined || words.includes(value.trim().toLowerCase());
}
