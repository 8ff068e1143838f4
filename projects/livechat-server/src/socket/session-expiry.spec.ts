import { SessionExpiry } from './session-expiry.js';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('SessionExpiry', () => {
  let passed: jest.Mock;
  let expiry: SessionExpiry;

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_800_000_000_000 });
    passed = jest.fn();
    expiry = new SessionExpiry(() => Date.now(), passed);
  });

  afterEach(() => {
    expiry.stop();
    jest.useRealTimers();
  });

  it('calls once, after the last millisecond', () => {
    expiry.watch(Date.now() + 1_000);
    jest.advanceTimersByTime(1_000);
    expect(passed).not.toHaveBeenCalled();
    expect(expiry.hasPassed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(passed).toHaveBeenCalledTimes(1);
    expect(expiry.hasPassed).toBe(true);
    jest.advanceTimersByTime(DAY_MS);
    expect(passed).toHaveBeenCalledTimes(1);
  });

  it('waits longer than one timer can', () => {
    expiry.watch(Date.now() + 60 * DAY_MS);
    jest.advanceTimersByTime(60 * DAY_MS);
    expect(passed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(passed).toHaveBeenCalledTimes(1);
  });

  it('waits on when the clock was put back', () => {
    expiry.watch(Date.now() + 1_000);
    jest.setSystemTime(Date.now() - 500);
    jest.advanceTimersByTime(1_001);
    expect(passed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(500);
    expect(passed).toHaveBeenCalledTimes(1);
  });

  it('forgets an earlier moment, and knows sessions that do not run out', () => {
    expiry.watch(Date.now() + 1_000);
    expiry.watch(Date.now() + 5_000);
    jest.advanceTimersByTime(2_000);
    expect(expiry.hasPassed).toBe(false);
    expiry.watch(undefined);
    jest.advanceTimersByTime(DAY_MS);
    expect(expiry.hasPassed).toBe(false);
    expect(passed).not.toHaveBeenCalled();
  });
});
