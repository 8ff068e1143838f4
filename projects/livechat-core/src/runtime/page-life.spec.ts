/** @jest-environment jsdom */
import { platformRuntime } from './runtime.js';

describe('the life of a page', () => {
  it('is suspended between pagehide or freeze and pageshow or resume', () => {
    const told: boolean[] = [];
    const watching = platformRuntime().suspended$.subscribe((isSuspended) => told.push(isSuspended));
    window.dispatchEvent(new Event('pagehide'));
    document.dispatchEvent(new Event('freeze'));
    document.dispatchEvent(new Event('resume'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('freeze'));
    watching.unsubscribe();
    expect(told).toEqual([false, true, false, true]);
  });

  it('wakes when it is back, online, shown again, resumed, in front, and where a socket may be dead: offline', () => {
    let count = 0;
    const watching = platformRuntime().wake$.subscribe(() => (count += 1));
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('resume'));
    document.dispatchEvent(new Event('visibilitychange'));
    watching.unsubscribe();
    window.dispatchEvent(new Event('online'));
    expect(count).toBe(5);
  });
});
