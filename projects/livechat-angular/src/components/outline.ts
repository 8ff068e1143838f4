import type { IconNode } from 'lucide';

type Shape = IconNode[number];

/**
 * A drawing of lines, circles and rectangles as one path: one node on the page instead of several.
 *
 * @example
 * ```ts
 * outline([
 *   ['circle', { cx: '12', cy: '12', r: '10' }],
 *   ['path', { d: 'M12 6v6l4 2' }],
 * ]); // 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 6v6l4 2'
 * ```
 */
export function outline(drawing: IconNode): string {
  return drawing.map(pathOf).join('');
}

function pathOf([tag, attributes]: Shape): string {
  const value = (name: string): number => Number(attributes[name] ?? 0);
  const [x, y] = [value('x'), value('y')];
  switch (tag) {
    case 'path': {
      const path = String(attributes['d']);
      // A first move may be relative to the corner; behind another path it would be relative to the end of that.
      return path.startsWith('m') ? `M0 0${path}` : path;
    }
    case 'circle': {
      const r = value('r');
      const half = `a${r} ${r} 0 1 0 `;
      return `M${value('cx') - r} ${value('cy')}${half}${2 * r} 0${half}${-2 * r} 0`;
    }
    case 'line':
      return `M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`;
    case 'rect': {
      const r = value('rx');
      const [width, height] = [value('width') - 2 * r, value('height') - 2 * r];
      const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      const down = `h${width}${corner(r, r)}v${height}${corner(-r, r)}`;
      return `M${x + r} ${y}${down}h${-width}${corner(-r, -r)}v${-height}${corner(r, -r)}z`;
    }
    default:
      throw new Error(`There is no outline of <${tag}>.`);
  }
}
