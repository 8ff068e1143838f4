import { roundTripOf } from './round-trip';

/** A window whose browser has fetched files at these moments, each of the same address. */
function windowWith(...fetched: readonly Pick<PerformanceResourceTiming, 'requestStart' | 'responseEnd'>[]): Window {
  return { performance: { getEntriesByName: () => fetched } } as unknown as Window;
}

describe('roundTripOf', () => {
  it('is the time from the request until the file was there', () => {
    expect(roundTripOf(windowWith({ requestStart: 80, responseEnd: 230 }), 'livechat.js')).toBe(150);
  });

  it('looks at the file as it was fetched last', () => {
    const first = { requestStart: 80, responseEnd: 230 };
    expect(roundTripOf(windowWith(first, { requestStart: 900, responseEnd: 920 }), 'livechat.js')).toBe(20);
  });

  it('is bounded: a slow server is not far away', () => {
    expect(roundTripOf(windowWith({ requestStart: 80, responseEnd: 5_080 }), 'livechat.js')).toBe(200);
  });

  it('is nothing for a file that came from nowhere, or of which pages may not know', () => {
    expect(roundTripOf(windowWith(), 'livechat.js')).toBe(0);
    expect(roundTripOf(windowWith({ requestStart: 0, responseEnd: 230 }), 'livechat.js')).toBe(0);
  });
});
