import * as z from 'zod/mini';

/** The name of a theme: what `set_theme` takes. */
export const themeNameSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));

/**
 * One theme. A style is the value of a CSS custom property; what could leave its declaration or
 * fetch something is refused.
 */
export const themeSchema = z.object({
  styles: z.record(
    z.string().check(z.regex(/^(--)?[A-Za-z][A-Za-z0-9-]{0,63}$/)),
    z.string().check(z.maxLength(200), z.regex(/^(?!.*(url|image|expression)\s*\()[^;{}<>\\@"]*$/is)),
  ),
});
export type Theme = z.infer<typeof themeSchema>;

/** The themes of a widget by name; `default` is required and the others override it. */
export const themesSchema = z
  .record(themeNameSchema, themeSchema)
  .check(z.refine((themes) => 'default' in themes, 'must contain a theme named "default"'));
