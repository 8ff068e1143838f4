import { themeSchema, themesSchema } from './themes.js';

const isTaken = (name: string, value: string): boolean => themeSchema.safeParse({ styles: { [name]: value } }).success;

describe('themeSchema', () => {
  it.each([
    ['--lc-accent', '#0f6b5c'],
    ['lc-accent', 'oklch(60% 0.1 200 / 90%)'],
    ['--lc-font', "'Inter', system-ui, sans-serif"],
    ['--lc-shadow', '0 1px 2px rgb(16 18 24 / 6%), 0 8px 24px rgb(16 18 24 / 10%)'],
    ['--lc-radius', 'calc(2 * var(--radius))'],
    ['--lc-scheme', 'Dark'],
    ['--lc-launcher-icon', 'headset'],
    ['--of-the-page', 'anything'],
  ])('takes %s: %s', (name, value) => {
    expect(isTaken(name, value)).toBe(true);
  });

  it.each([
    ['url(https://evil.example)'],
    ["image-set('https://evil.example/a.png' 1x)"],
    ["-webkit-image-set('https://evil.example/a.png' 1x)"],
    ["src('https://evil.example')"],
    ["IMAGE ('https://evil.example')"],
    ["cross-fade('a.png', 'b.png')"],
    ['element(#id)'],
    ['red; color: blue'],
    ['red } * { color: blue'],
    ['u\\72l(https://evil.example)'],
    ['red /* } */'],
    ['red\n;'],
    ['</style>'],
    ['x'.repeat(201)],
  ])('G19: refuses %s', (value) => {
    expect(isTaken('--lc-accent', value)).toBe(false);
  });

  it.each([
    ['--lc-scheme', 'sepia'],
    ['lc-scheme', 'drak'],
    ['--lc-launcher-icon', 'rocket'],
    ['--lc accent', 'red'],
    ['-lc', 'red'],
  ])('refuses %s: %s', (name, value) => {
    expect(isTaken(name, value)).toBe(false);
  });

  it('wants a theme named default', () => {
    expect(themesSchema.safeParse({ night: { styles: {} } }).success).toBe(false);
    expect(themesSchema.safeParse({ default: { styles: {} }, night: { styles: {} } }).success).toBe(true);
  });
});
