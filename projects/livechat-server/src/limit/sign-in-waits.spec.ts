import { FREE_FAILURES, oneFailureMore, type SignInFailures } from './sign-in-waits.js';

const MINUTE_MS = 60_000;

describe('oneFailureMore', () => {
  it('lets five failures pass, then makes each further one wait longer, up to 15 minutes', () => {
    let failures: SignInFailures | undefined;
    let at = 0;
    const waits: number[] = [];
    for (let failure = 1; failure <= 14; failure += 1) {
      failures = oneFailureMore(failures, { free: FREE_FAILURES.account, at });
      waits.push((failures.blockedUntil - at) / 1000);
      at = failures.blockedUntil;
    }
    expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });

  it('begins anew 15 minutes after the wait has ended, and not before', () => {
    const former = { count: 5, blockedUntil: 15_000 };
    const after = (at: number) => oneFailureMore(former, { free: FREE_FAILURES.account, at }).count;
    expect([after(15_000 + 15 * MINUTE_MS), after(15_001 + 15 * MINUTE_MS)]).toEqual([6, 1]);
  });
});
