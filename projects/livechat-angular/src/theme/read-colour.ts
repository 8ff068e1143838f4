import { parseColour, type Rgb } from './colour';

/**
 * Reads any colour that the browser knows (`oklch(…)`, `rebeccapurple`) by painting one pixel;
 * the common notations are read without.
 */
export function createColourReader(document: Document): (value: string) => Rgb | null {
  return (value) => parseColour(value) ?? paint(document, value.trim());
}

function paint(document: Document, value: string): Rgb | null {
  if (document.defaultView?.CSS?.supports('color', value) !== true) return null;
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return { r, g, b };
}
