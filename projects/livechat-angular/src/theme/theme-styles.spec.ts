import { WHITE, contrast, parseColour, toHex, type Rgb } from './colour';
import { derivedStyles, launcherIcon, schemeChoice, themeStyles } from './theme-styles';
import { SCHEME_TOKENS, type Scheme, type TokenName } from './tokens';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

function colour(value: string | undefined): Rgb {
  const parsed = parseColour(value ?? '');
  if (parsed === null) throw new Error(`not a colour: ${value ?? ''}`);
  return parsed;
}

describe.each(SCHEMES)('the %s scheme', (scheme) => {
  const tokens = SCHEME_TOKENS[scheme];
  const token = (name: TokenName): Rgb => colour(tokens[name]);

  it.each<[TokenName, TokenName]>([
    ['--lc-text', '--lc-surface'],
    ['--lc-text', '--lc-surface-raised'],
    ['--lc-text', '--lc-field'],
    ['--lc-text-muted', '--lc-surface'],
    ['--lc-text-muted', '--lc-surface-raised'],
    ['--lc-text-muted', '--lc-field'],
    ['--lc-danger', '--lc-surface'],
  ])('can be read: %s on %s', (text, surface) => {
    expect(contrast(token(text), token(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it('has frames that can be seen', () => {
    expect(contrast(token('--lc-line-strong'), token('--lc-field'))).toBeGreaterThanOrEqual(3);
  });

  it.each([
    '#ffd447',
    '#0b1f66',
    '#ff5a5f',
    '#777777',
    '#000',
    '#fff',
    '#2f9e88',
    '#0f6b5c',
    '#a64f28',
    '#d08a5f',
    '#663399',
  ])('derives colours that can be read for the accent %s', (accent) => {
    const derived = derivedStyles((name) => parseColour(name === '--lc-accent' ? accent : tokens[name]), scheme);
    expect(contrast(colour(derived['--lc-on-accent']), colour(accent))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(derived['--lc-accent-text']), token('--lc-surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(derived['--lc-accent-text']), token('--lc-surface-raised'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(derived['--lc-on-avatar']), colour(derived['--lc-avatar']))).toBeGreaterThanOrEqual(4.5);
  });

  it('derives colours that can be read for every accent of a grid', () => {
    const steps = [0, 28, 57, 85, 113, 142, 170, 198, 227, 255];
    const accents = steps.flatMap((r) => steps.flatMap((g) => steps.map((b): Rgb => ({ r, g, b }))));
    const worst = { '--lc-on-accent': 21, '--lc-on-badge': 21, '--lc-accent-text': 21, '--lc-on-avatar': 21 };
    for (const accent of accents) {
      const derived = derivedStyles(
        (name) => (name === '--lc-accent' || name === '--lc-badge' ? accent : token(name)),
        scheme,
      );
      const pairs = [
        ['--lc-on-accent', accent],
        ['--lc-on-badge', accent],
        ['--lc-accent-text', token('--lc-surface')],
        ['--lc-accent-text', token('--lc-surface-raised')],
        ['--lc-on-avatar', colour(derived['--lc-avatar'])],
      ] as const;
      for (const [name, behind] of pairs) worst[name] = Math.min(worst[name], contrast(colour(derived[name]), behind));
    }
    expect(accents).toHaveLength(1000);
    for (const ratio of Object.values(worst)) expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  it.each<TokenName>(['--lc-text', '--lc-text-muted', '--lc-danger'])('lets %s be read on what lies above', (name) => {
    const overlay = colour(derivedStyles(token, scheme)['--lc-overlay']);
    expect(contrast(token(name), overlay)).toBeGreaterThanOrEqual(4.5);
  });

  it('falls back to its own colour where a theme has none', () => {
    expect(derivedStyles(() => null, scheme)).toEqual(derivedStyles((name) => parseColour(tokens[name]), scheme));
  });
});

describe('derivedStyles', () => {
  it('keeps to the larger surface where no colour can be read on both', () => {
    const tokens: Partial<Record<TokenName, string>> = { '--lc-surface': '#ffffff', '--lc-surface-raised': '#000000' };
    const derived = derivedStyles((name) => parseColour(tokens[name] ?? '#808080'), 'light');
    expect(contrast(colour(derived['--lc-accent-text']), WHITE)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('launcherIcon', () => {
  it('is what the theme names, and a bubble where it names none', () => {
    expect(launcherIcon({ '--lc-launcher-icon': ' Headset ' })).toBe('headset');
    expect(launcherIcon({ '--lc-launcher-icon': 'rocket' })).toBe('chat');
    expect(launcherIcon({})).toBe('chat');
  });
});

describe('themeStyles', () => {
  const themes = {
    default: { styles: { '--lc-accent': '#111111', 'lc-text': 'black' } },
    night: { styles: { '--lc-scheme': 'Dark', '--lc-accent': '#222222' } },
  };

  it('lays a theme over the default one and completes names', () => {
    expect(themeStyles(themes, 'night')).toEqual({
      '--lc-accent': '#222222',
      '--lc-text': 'black',
      '--lc-scheme': 'Dark',
    });
  });

  it('gives the default for an unknown theme', () => {
    expect(themeStyles(themes, 'nihgt')).toEqual({ '--lc-accent': '#111111', '--lc-text': 'black' });
  });

  it('reads the scheme, and follows the system where none is named', () => {
    expect(schemeChoice(themeStyles(themes, 'night'))).toBe('dark');
    expect(schemeChoice({})).toBe('auto');
    expect(schemeChoice({ '--lc-scheme': 'sepia' })).toBe('auto');
  });
});

describe('parseColour', () => {
  it.each([
    ['#fff', '#ffffff'],
    ['#0F6B5C', '#0f6b5c'],
    ['#0f6b5c80', '#0f6b5c'],
    ['rgb(255 0 10 / 50%)', '#ff000a'],
    ['rgba(1, 2, 3, 0.4)', '#010203'],
  ])('reads %s', (value, hex) => {
    expect(toHex(parseColour(value) ?? WHITE)).toBe(hex);
  });

  it.each(['red', '#12345', 'oklch(60% 0.1 200)', ''])('leaves %s to the browser', (value) => {
    expect(parseColour(value)).toBeNull();
  });
});
