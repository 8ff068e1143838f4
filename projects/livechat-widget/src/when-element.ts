/** Calls back once: as soon as a `<live-chat>` is in the page, or when the browser has nothing better to do. */
export function whenElement(view: Window & typeof globalThis, use: () => void): void {
  const elements = view.document.getElementsByTagName('live-chat');
  let isDone = false;
  const done = (): void => {
    if (isDone) return;
    isDone = true;
    observer.disconnect();
    use();
  };
  const observer = new view.MutationObserver(() => {
    if (elements.length > 0) done();
  });
  if (elements.length > 0) return done();
  observer.observe(view.document, { childList: true, subtree: true });
  // An element inside a shadow root is seen by nobody, so that in the end the name is defined anyway.
  whenIdle(view, done);
}

/** Safari has no idle callbacks yet; a while after everything else is near enough. */
function whenIdle(view: Window & typeof globalThis, use: () => void): void {
  if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(use, { timeout: 10_000 });
  else view.setTimeout(use, 3000);
}
