/**
 * Runs steps that depend on each other, at most `width` at a time. What depends on a failed step is
 * left out; what does not runs on, so that one run shows every failure.
 *
 * @template {{ name: string, after: readonly string[] }} S
 * @param {readonly S[]} steps
 * @param {number} width
 * @param {(step: S) => Promise<boolean>} run whether the step succeeded
 * @returns {Promise<{ failed: string[], skipped: string[] }>} names of steps
 */
export async function runGraph(steps, width, run) {
  const waiting = new Map(steps.map((step) => [step.name, step]));
  const done = new Set();
  const failed = [];
  const running = new Set();

  const startReady = () => {
    for (const step of waiting.values()) {
      if (running.size >= width) return;
      if (!step.after.every((name) => done.has(name))) continue;
      waiting.delete(step.name);
      const task = run(step).then((ok) => {
        running.delete(task);
        if (ok) done.add(step.name);
        else failed.push(step.name);
      });
      running.add(task);
    }
  };

  startReady();
  while (running.size > 0) {
    await Promise.race(running);
    startReady();
  }
  return { failed, skipped: [...waiting.keys()] };
}
