/**
 * Runs something in a task of its own, or right after what runs now. Never in a frame: the browser lays out and paints in
 * the task of a frame, and the page would wait for both at once.
 *
 * @returns keeps it from running
 */
export function soon(run: () => void, when: 'task' | 'microtask'): () => void {
  if (when === 'task') {
    const task = setTimeout(run);
    return () => clearTimeout(task);
  }
  let isOver = false;
  queueMicrotask(() => {
    if (!isOver) run();
  });
  return () => (isOver = true);
}
