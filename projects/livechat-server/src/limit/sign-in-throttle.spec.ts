import { SignInThrottle } from './sign-in-throttle.js';

describe('SignInThrottle', () => {
  it('lets five failures pass, then makes each further one wait longer, up to 15 minutes', () => {
    let now = 0;
    const throttle = new SignInThrottle(() => now);
    const waits: number[] = [];
    for (let failure = 1; failure <= 14; failure += 1) {
      throttle.fail('key');
      waits.push(throttle.waitMs('key') / 1000);
      now += throttle.waitMs('key');
    }
    expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });

  it('forgets after a success, and after a long time', () => {
    let now = 0;
    const throttle = new SignInThrottle(() => now);
    for (let failure = 1; failure <= 5; failure += 1) throttle.fail('key');
    expect(throttle.waitMs('key')).toBe(15_000);
    throttle.succeed('key');
    expect(throttle.waitMs('key')).toBe(0);
    for (let failure = 1; failure <= 5; failure += 1) throttle.fail('key');
    now += 60 * 60 * 1000;
    throttle.fail('key');
    expect(throttle.waitMs('key')).toBe(0);
  });

  it('keeps keys apart and holds a bounded number of them', () => {
    const throttle = new SignInThrottle(() => 0);
    for (let failure = 1; failure <= 5; failure += 1) throttle.fail('first');
    expect(throttle.waitMs('other')).toBe(0);
    for (let key = 0; key < 10_000; key += 1) throttle.fail(String(key));
    expect(throttle.waitMs('first')).toBe(0);
  });
});
