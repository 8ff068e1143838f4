import { parseRange } from './byte-range.js';

describe('parseRange', () => {
  it.each([
    [undefined, { kind: 'WHOLE' }],
    ['bytes=0-99', { kind: 'PART', range: { start: 0, end: 99 } }],
    ['bytes=990-', { kind: 'PART', range: { start: 990, end: 999 } }],
    ['bytes=-10', { kind: 'PART', range: { start: 990, end: 999 } }],
    ['bytes=-5000', { kind: 'PART', range: { start: 0, end: 999 } }],
    ['bytes=0-5000', { kind: 'PART', range: { start: 0, end: 999 } }],
    ['bytes=1000-', { kind: 'OUTSIDE' }],
    ['bytes=-0', { kind: 'OUTSIDE' }],
    ['bytes=5-4', { kind: 'WHOLE' }],
    ['bytes=0-1,4-5', { kind: 'WHOLE' }],
    ['lines=0-1', { kind: 'WHOLE' }],
    ['bytes=-', { kind: 'WHOLE' }],
  ])('%s', (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected);
  });

  it('finds no part in an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'OUTSIDE' });
  });
});
