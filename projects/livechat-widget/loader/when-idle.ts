/** Calls back after the page itself is loaded, when the browser has time; Safari has no idle callbacks yet. */
export function whenIdle(window: Window & typeof globalThis, use: () => void): void {
  const wait = (): void => {
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(use, { timeout: 3000 });
    else window.setTimeout(use, 600);
  };
  if (window.document.readyState === 'complete') wait();
  else window.addEventListener('load', wait, { once: true });
}
