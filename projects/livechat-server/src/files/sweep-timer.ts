/** How often files that nobody needs are looked for. */
const EVERY_MS = 60 * 60 * 1000;

/** After a start, so long that several servers that start together do not sweep together. */
const FIRST_WITHIN_MS = 10 * 60 * 1000;

/**
 * Sweeps now and then, at a time of each server's own. Two servers that sweep at once remove the same
 * files, which does no harm.
 *
 * @returns what ends it
 */
export function sweepRegularly(sweep: () => Promise<unknown>, onFailure: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      sweep()
        .catch(onFailure)
        .finally(() => schedule(EVERY_MS));
    }, ms).unref();
  };
  schedule(FIRST_WITHIN_MS * (0.5 + Math.random() / 2));
  return () => clearTimeout(timer);
}
