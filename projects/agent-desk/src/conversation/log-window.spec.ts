import { sampleMessages } from '../testing/samples';
import { WINDOW_STEP, held, messagesIn, widened } from './log-window';

const STEPS = 100;
const FIRST = 1001;
const LAST = STEPS * WINDOW_STEP;
const messages = sampleMessages(FIRST, LAST);
const ends = (window: number | null, of = messages): readonly (number | undefined)[] => {
  const drawn = messagesIn(window, of);
  return [drawn[0]?.seq, drawn.at(-1)?.seq];
};

describe('the drawn part of a log', () => {
  it('is its end, and follows it by whole steps', () => {
    expect(messagesIn(null, messages)).toHaveLength(WINDOW_STEP);
    expect(ends(null)).toEqual([LAST - WINDOW_STEP + 1, LAST]);
    expect(ends(null, sampleMessages(FIRST, LAST + WINDOW_STEP - 1))[0]).toBe(LAST - WINDOW_STEP + 1);
    expect(ends(null, sampleMessages(FIRST, LAST + WINDOW_STEP))[0]).toBe(LAST + 1);
    expect(messagesIn(null, sampleMessages(1, 3))).toHaveLength(3);
    expect(messagesIn(null, [])).toEqual([]);
  });

  it('grows upwards, and then beyond what is read', () => {
    expect(ends(widened(null, messages))).toEqual([LAST - 2 * WINDOW_STEP + 1, LAST]);
    const all = widened(FIRST + 9, messages);
    expect(all).toBe(FIRST + 9 - WINDOW_STEP);
    expect(messagesIn(all, messages)).toBe(messages);
    expect(widened(3, sampleMessages(1, 5))).toBe(1);
    expect(widened(null, [])).toBe(1);
  });

  it('stays where it begins while somebody reads', () => {
    const window = held(null, messages);
    expect(ends(window, sampleMessages(FIRST, LAST + WINDOW_STEP))).toEqual([
      LAST - WINDOW_STEP + 1,
      LAST + WINDOW_STEP,
    ]);
    expect(held(7, messages)).toBe(7);
    expect(held(null, [])).toBeNull();
  });
});
