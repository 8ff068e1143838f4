import { MAX_ATTEMPTS, retryDelayMs } from './retry-schedule.js';

const HOUR = 60 * 60 * 1000;

describe('the schedule of retries', () => {
  const spans = (random: number) =>
    Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryDelayMs(index + 1, random) ?? 0);

  it('waits longer from attempt to attempt, up to six hours', () => {
    expect(spans(1).slice(0, 4)).toEqual([5_000, 20_000, 80_000, 320_000]);
    expect(Math.max(...spans(1))).toBe(6 * HOUR);
  });

  it('leaves out at most a quarter by chance', () => {
    const [shortest, longest] = [spans(0), spans(1)];
    for (const [index, span] of shortest.entries()) expect(span).toBe(Math.round((longest[index] ?? 0) * 0.75));
  });

  it('goes on for more than a day, and ends', () => {
    const sum = spans(0).reduce((total, span) => total + span, 0);
    expect(sum).toBeGreaterThan(23 * HOUR);
    expect(retryDelayMs(MAX_ATTEMPTS, 0)).toBeUndefined();
    expect(retryDelayMs(MAX_ATTEMPTS + 1, 0)).toBeUndefined();
  });
});
