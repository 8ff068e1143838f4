import type { WidgetConfig } from 'livechat-core/protocol';
import { BLACK, WHITE, contrast, ensureContrast, mix, parseColour, textOn, toHex, type Rgb } from './colour';
import { LAUNCHER_ICONS, type LauncherIcon } from './shape-tokens';
import { SCHEME_TOKENS, type Scheme, type SchemeChoice, type TokenName } from './tokens';

/** How much of the accent is in the circle behind initials. */
const AVATAR_TINT = 0.16;
/** How much lighter than the window something is that lies above it, where shadows cannot be seen. */
const OVERLAY_LIGHT = 0.06;
/** Of text on its background, after WCAG 2.2 AA. */
const TEXT_CONTRAST = 4.5;

/** CSS custom properties with their values. */
export type Styles = Readonly<Record<string, string>>;

/** A theme's own styles over those of the theme `default`, each name with its two dashes. */
export function themeStyles(themes: WidgetConfig['themes'], name: string): Styles {
  const merged = { ...themes['default']?.styles, ...themes[name]?.styles };
  return Object.fromEntries(
    Object.entries(merged).map(([key, value]) => [key.startsWith('--') ? key : `--${key}`, value]),
  );
}

/** What a theme says about its scheme; without a word, or with an unknown one, it follows the system. */
export function schemeChoice(styles: Styles): SchemeChoice {
  const choice = styles['--lc-scheme']?.trim().toLowerCase();
  return choice === 'light' || choice === 'dark' ? choice : 'auto';
}

/** The launcher's icon that a theme chooses; `chat` without a word, or with one that names none. */
export function launcherIcon(styles: Styles): LauncherIcon {
  const choice = styles['--lc-launcher-icon']?.trim().toLowerCase();
  return LAUNCHER_ICONS.find((icon) => icon === choice) ?? 'chat';
}

/**
 * The colours that follow from a theme's own, so that text and focus rings can be read on whatever
 * accent it has chosen.
 *
 * @param colourOf the colour in force of a token; `null` where it is none, then the scheme's own counts
 */
export function derivedStyles(colourOf: (name: TokenName) => Rgb | null, scheme: Scheme): Styles {
  const colour = (name: TokenName): Rgb => colourOf(name) ?? parseColour(SCHEME_TOKENS[scheme][name]) ?? BLACK;
  const accent = colour('--lc-accent');
  const surface = colour('--lc-surface');
  const raised = colour('--lc-surface-raised');
  const avatar = mix(surface, accent, AVATAR_TINT);
  return {
    '--lc-on-accent': toHex(textOn(accent)),
    '--lc-on-badge': toHex(textOn(colour('--lc-badge'))),
    '--lc-accent-text': toHex(readableOn(accent, surface, raised)),
    '--lc-avatar': toHex(avatar),
    '--lc-on-avatar': toHex(ensureContrast(accent, avatar, TEXT_CONTRAST)),
    '--lc-overlay': toHex(scheme === 'dark' ? mix(surface, WHITE, OVERLAY_LIGHT) : surface),
  };
}

/** The accent as text, icon or focus ring: on the surface, and on the raised one that is behind what is pointed at. */
function readableOn(accent: Rgb, surface: Rgb, raised: Rgb): Rgb {
  const onSurface = ensureContrast(accent, surface, TEXT_CONTRAST);
  const onBoth = ensureContrast(onSurface, raised, TEXT_CONTRAST);
  // A theme whose two surfaces are a light and a dark one has no colour for both; the larger surface counts.
  return contrast(onBoth, surface) >= TEXT_CONTRAST ? onBoth : onSurface;
}
