import { LIMITS } from 'livechat-core/protocol';
import { charactersLeft, isNearLimit, roomLeft } from './text-limit';

describe('the limit of a text', () => {
  it('counts what is sent: without the blanks around it', () => {
    expect(charactersLeft('')).toBe(LIMITS.textLength);
    expect(charactersLeft('  four \n')).toBe(LIMITS.textLength - 4);
    expect(charactersLeft('x'.repeat(LIMITS.textLength + 3))).toBe(-3);
  });

  it('is shown for the last 200 characters', () => {
    expect([201, 200, 0, -1].map(isNearLimit)).toEqual([false, true, true, true]);
  });

  it('is told in few steps', () => {
    expect([101, 100, 21, 20, 1, 0, -1].map(roomLeft)).toEqual([
      'enough',
      'little',
      'little',
      'hardly any',
      'hardly any',
      'none',
      'too much written',
    ]);
  });
});
