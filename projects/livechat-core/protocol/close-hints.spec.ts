import { closeReason, retryAfterOf } from './close-hints.js';

describe('the reason of a close', () => {
  it('tells when to come back', () => {
    expect(retryAfterOf(closeReason('server restarts', 1_234.4))).toBe(1_234);
  });

  it('is never longer than a close frame may carry', () => {
    expect(Buffer.byteLength(closeReason('server restarts', 60_000))).toBeLessThanOrEqual(123);
  });

  it('says nothing, or a minute at most, where it says something else', () => {
    expect(retryAfterOf('')).toBeUndefined();
    expect(retryAfterOf('slow reader')).toBeUndefined();
    expect(retryAfterOf('retry-after-ms=-5')).toBeUndefined();
    expect(retryAfterOf('retry-after-ms=999999999')).toBe(60_000);
  });
});
