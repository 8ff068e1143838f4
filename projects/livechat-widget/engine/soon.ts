/**
 * Runs something as soon as the browser has a moment: in the next frame or in the next task, whichever comes first, or
 * right after what runs now.
 *
 * @returns keeps it from running
 */
export function soon(run: () => void, when: 'frame or task' | 'microtask'): () => void {
  let isOver = false;
  const once = (): void => {
    if (isOver) return;
    end();
    run();
  };
  if (when === 'microtask') queueMicrotask(once);
  const task = when === 'microtask' ? undefined : setTimeout(once);
  const frame = when === 'microtask' || !('requestAnimationFrame' in globalThis) ? 0 : requestAnimationFrame(once);
  const end = (): void => {
    isOver = true;
    clearTimeout(task);
    if (frame !== 0) cancelAnimationFrame(frame);
  };
  return end;
}
