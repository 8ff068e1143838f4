/** A colour in sRGB, each part from 0 to 255. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export const WHITE: Rgb = { r: 255, g: 255, b: 255 };
export const BLACK: Rgb = { r: 0, g: 0, b: 0 };

/** Reads `#rgb`, `#rrggbb` and `rgb(…)`; anything else gives `null`. Transparency is ignored. */
export function parseColour(value: string): Rgb | null {
  const text = value.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,8})$/.exec(text)?.[1];
  if (hex !== undefined) return parseHex(hex);
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(text);
  if (parts === null) return null;
  return { r: Number(parts[1]), g: Number(parts[2]), b: Number(parts[3]) };
}

function parseHex(hex: string): Rgb | null {
  const wide = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  if (wide.length !== 6 && wide.length !== 8) return null;
  const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
  return { r: part(0), g: part(2), b: part(4) };
}

/** The colour as CSS: `#rrggbb`. */
export function toHex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance after WCAG 2.2: 0 for black, 1 for white. */
function luminance({ r, g, b }: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio after WCAG 2.2: from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The way from `a` to `b`, by a share of 0 to 1; in whole numbers, as it will be painted. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (x: number, y: number): number => Math.round(x + (y - x) * share);
  return { r: part(a.r, b.r), g: part(a.g, b.g), b: part(a.b, b.b) };
}

/** The text colour for a background: white where it reads well, which people expect on strong colours, else near-black. */
export function textOn(background: Rgb): Rgb {
  const ink: Rgb = { r: 17, g: 19, b: 24 };
  if (contrast(WHITE, background) >= 4.5) return WHITE;
  return contrast(ink, background) >= 4.5 ? ink : BLACK;
}

/** The colour moved towards white or black, just until it has the contrast on a surface. */
export function ensureContrast(colour: Rgb, surface: Rgb, ratio: number): Rgb {
  const goal = luminance(surface) > 0.18 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(colour, goal, share);
    if (contrast(moved, surface) >= ratio) return moved;
  }
  return goal;
}
