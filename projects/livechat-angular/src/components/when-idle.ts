/** For how long the browser may be busy before it is done all the same, in milliseconds. */
const PATIENCE_MS = 1000;
/** Safari has no idle callbacks yet: what is more urgent has been done by then. */
const PAUSE_MS = 50;

/**
 * Does something once, when the browser has nothing better to do.
 *
 * @returns what keeps it from being done
 */
export function whenIdle(view: Window, act: () => void): () => void {
  if (typeof view.requestIdleCallback === 'function') {
    const handle = view.requestIdleCallback(act, { timeout: PATIENCE_MS });
    return () => view.cancelIdleCallback(handle);
  }
  const handle = view.setTimeout(act, PAUSE_MS);
  return () => view.clearTimeout(handle);
}
