import { ICONS } from './icons';
import { outline } from './outline';

describe('outline', () => {
  it('begins each path where it begins alone', () => {
    const drawing = outline([
      ['path', { d: 'M12 5v14' }],
      ['path', { d: 'm19 12-7 7-7-7' }],
    ]);
    expect(drawing).toBe('M12 5v14M0 0m19 12-7 7-7-7');
  });

  it('draws circles, lines and rectangles', () => {
    expect(outline([['circle', { cx: '12', cy: '12', r: '10' }]])).toBe('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0');
    expect(outline([['line', { x1: '12', x2: '12', y1: '8', y2: '12' }]])).toBe('M12 8L12 12');
    expect(outline([['rect', { x: '9', y: '2', width: '6', height: '13', rx: '3' }]])).toBe(
      'M12 2h0a3 3 0 0 1 3 3v7a3 3 0 0 1 -3 3h0a3 3 0 0 1 -3 -3v-7a3 3 0 0 1 3 -3z',
    );
  });

  it('draws every icon of the widget', () => {
    for (const icon of Object.values(ICONS)) expect(outline(icon)).toMatch(/^M[\w\s.-]+$/);
  });

  it('refuses what it cannot draw, so that no icon is missing a part', () => {
    expect(() => outline([['ellipse', { cx: '1' }]])).toThrow('ellipse');
  });
});
