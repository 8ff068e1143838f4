import * as fc from 'fast-check';
import { decodeClientFrame } from './decode-frame.js';
import { encodeFrame } from './encode-frame.js';
import { toJsonText } from './json-text.js';

/** Runs with what an old library does to a page. */
function withOldLibrary<T>(prototype: object, work: () => T): T {
  Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'not yours' });
  try {
    return work();
  } finally {
    Reflect.deleteProperty(prototype, 'toJSON');
  }
}

describe('toJsonText', () => {
  const data = { text: 'a "b"\n\u2028', list: [1, null, undefined, ['x'], { y: true }], gone: undefined, none: null };

  it.each([
    ['arrays', Array.prototype],
    ['objects', Object.prototype],
  ])('gives the same text where a library put toJSON on all %s', (_, prototype) => {
    const expected = JSON.stringify(data);
    expect(toJsonText(data)).toBe(expected);
    expect(withOldLibrary(prototype, () => toJsonText(data))).toBe(expected);
  });

  it('gives what JSON.stringify gives, for any data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const expected = JSON.stringify(value);
        return withOldLibrary(Array.prototype, () => toJsonText(value)) === expected;
      }),
    );
  });

  it('keeps frames readable on such a page', () => {
    const frame = {
      type: 'hello' as const,
      protocol: 'livechat.v1',
      widgetId: '11111111-2222-4333-8444-555555555555',
      revoke: ['a'.repeat(43)],
    };
    const text = withOldLibrary(Array.prototype, () => encodeFrame(frame));
    expect(decodeClientFrame(text)).toMatchObject({ revoke: frame.revoke });
  });
});
