/** Light or dark: each has surfaces of its own, neither is the other inverted. */
export type Scheme = 'light' | 'dark';

/** What a theme may choose with `--lc-scheme`; `auto` follows the visitor's system. */
export type SchemeChoice = Scheme | 'auto';

/**
 * The design tokens of the widget: CSS custom properties that a theme, or the page's own CSS on the
 * widget's element, may set. `docs/guides/theming.md` describes each.
 */
export interface ThemeTokens {
  /** The one strong colour: launcher, own messages, send button. */
  readonly '--lc-accent': string;
  /** The window. */
  readonly '--lc-surface': string;
  /** Messages of others, hovered rows. */
  readonly '--lc-surface-raised': string;
  /** The composer's field. */
  readonly '--lc-field': string;
  readonly '--lc-text': string;
  /** Times, hints. */
  readonly '--lc-text-muted': string;
  /** Hairlines. */
  readonly '--lc-line': string;
  /** Frames of fields. */
  readonly '--lc-line-strong': string;
  /** Failures. */
  readonly '--lc-danger': string;
  /** The unread badge. */
  readonly '--lc-badge': string;
  /** Around the badge, in the colour of the page behind. */
  readonly '--lc-badge-ring': string;
  readonly '--lc-shadow': string;
}

/** The name of a design token. */
export type TokenName = keyof ThemeTokens;

/** Values of the tokens in the light and in the dark scheme. */
export const SCHEME_TOKENS: Readonly<Record<Scheme, ThemeTokens>> = {
  light: {
    '--lc-accent': '#0f6b5c',
    '--lc-surface': '#ffffff',
    '--lc-surface-raised': '#f3f2ef',
    '--lc-field': '#ffffff',
    '--lc-text': '#1b1d21',
    '--lc-text-muted': '#62656d',
    '--lc-line': '#e9e7e3',
    '--lc-line-strong': '#8d9098',
    '--lc-danger': '#b42318',
    '--lc-badge': '#d92d20',
    '--lc-badge-ring': '#ffffff',
    '--lc-shadow': '0 1px 2px rgb(16 18 24 / 6%), 0 8px 24px rgb(16 18 24 / 10%), 0 24px 56px rgb(16 18 24 / 12%)',
  },
  dark: {
    '--lc-accent': '#2f9e88',
    '--lc-surface': '#14161b',
    '--lc-surface-raised': '#23262d',
    '--lc-field': '#1b1e24',
    '--lc-text': '#eceef1',
    '--lc-text-muted': '#a2a7b1',
    '--lc-line': '#2a2e36',
    '--lc-line-strong': '#747b88',
    '--lc-danger': '#ff8a80',
    '--lc-badge': '#e5484d',
    '--lc-badge-ring': '#14161b',
    '--lc-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 12px 32px rgb(0 0 0 / 45%), 0 24px 64px rgb(0 0 0 / 40%)',
  },
};
