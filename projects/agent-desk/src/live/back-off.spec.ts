import { BACK_OFF, backOffMs } from './back-off';

describe('backOffMs', () => {
  it('doubles its bound up to the longest wait', () => {
    const bounds = [0, 1, 2, 5, 6, 1000].map((attempt) => backOffMs({ attempt, closeCode: 1006 }, 1));
    expect(bounds).toEqual([500, 1000, 2000, 16_000, 20_000, 20_000]);
  });

  it('G16: spreads desks over the whole bound, and never hammers', () => {
    expect(backOffMs({ attempt: 6, closeCode: 1006 }, 0)).toBeGreaterThan(0);
    expect(backOffMs({ attempt: 6, closeCode: 1006 }, 0.5)).toBe(10_000);
  });

  it('returns soon after an announced restart, as long as that works', () => {
    const soon = backOffMs({ attempt: 0, closeCode: 1012 }, 1);
    expect(soon).toBe(BACK_OFF.firstMs + BACK_OFF.restartSpreadMs);
    expect(backOffMs({ attempt: 5, closeCode: 1012 }, 1)).toBe(16_000);
  });
});
