/** The drawings that `--lc-launcher-icon` may choose. */
export const LAUNCHER_ICONS = ['chat', 'messages', 'headset', 'help', 'smile'] as const;

/** One of `LAUNCHER_ICONS`. */
export type LauncherIcon = (typeof LAUNCHER_ICONS)[number];

/**
 * The design tokens that are no colours: CSS custom properties that a theme, or the page's own CSS
 * on the widget's element, may set. `docs/guides/theming.md` describes each.
 */
export interface ShapeTokens {
  /** A list of font families. */
  readonly '--lc-font': string;
  /** Of messages; smaller texts keep their size. */
  readonly '--lc-font-size': string;
  /** Corners of the window. */
  readonly '--lc-radius': string;
  /** Corners of messages. */
  readonly '--lc-radius-bubble': string;
  /** Corners of buttons and fields. */
  readonly '--lc-radius-control': string;
  /** Space inside of the window, at its sides. */
  readonly '--lc-space': string;
  readonly '--lc-window-width': string;
  /** The window is never higher than the page. */
  readonly '--lc-window-height': string;
  readonly '--lc-launcher-size': string;
  readonly '--lc-launcher-radius': string;
  /** Distances of the launcher from the edges of the page. */
  readonly '--lc-offset-inline': string;
  readonly '--lc-offset-block': string;
  readonly '--lc-z-index': string;
}

/** The name of a design token that is no colour. */
export type ShapeTokenName = keyof ShapeTokens;

/** Values of the tokens where a theme says nothing. */
export const SHAPE_TOKENS: ShapeTokens = {
  '--lc-font': "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
  '--lc-font-size': '15px',
  '--lc-radius': '16px',
  '--lc-radius-bubble': '18px',
  '--lc-radius-control': '22px',
  '--lc-space': '16px',
  '--lc-window-width': '400px',
  '--lc-window-height': '704px',
  '--lc-launcher-size': '56px',
  '--lc-launcher-radius': '50%',
  '--lc-offset-inline': '20px',
  '--lc-offset-block': '20px',
  '--lc-z-index': '2147483000',
};
