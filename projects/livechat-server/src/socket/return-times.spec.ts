import { returnAfterMs } from './return-times.js';

describe('returnAfterMs', () => {
  it.each([2_000, 10_000, 100_000])(
    'G16: spreads %i clients, a tenth a second at most, within half a minute',
    (count) => {
      const seconds = new Map<number, number>();
      for (let place = 0; place < count; place += 1) {
        const second = Math.floor(returnAfterMs(place, count) / 1000);
        seconds.set(second, (seconds.get(second) ?? 0) + 1);
      }
      expect(Math.max(...seconds.values())).toBeLessThanOrEqual(count / 10);
      expect(returnAfterMs(count - 1, count)).toBeLessThanOrEqual(30_500);
    },
  );

  it('lets few come back soon', () => {
    expect([0, 1, 9].map((place) => returnAfterMs(place, 10))).toEqual([500, 510, 590]);
  });
});
