import { performance } from 'node:perf_hooks';

const WARM_UP_ROUNDS = 5;
const ROUNDS = 15;

/**
 * Measures contestants side by side: each round runs every one of them once, so that whatever else
 * the machine does in that moment slows all of them, and a ratio within a round stays meaningful.
 *
 * @param {readonly Contestant[]} contestants
 * @returns {Map<string, readonly number[]>} by name, microseconds per operation in each round
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {number} operations how many operations one run does
 * @property {() => (() => void)} prepare makes what a run needs, outside the measured time, and gives the run
 */
export function measure(contestants) {
  const rounds = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const { name, operations, prepare } of contestants) {
      const run = prepare();
      const startedAt = performance.now();
      run();
      const elapsed = performance.now() - startedAt;
      if (round >= WARM_UP_ROUNDS) rounds.get(name).push((elapsed * 1_000) / operations);
    }
  }
  return rounds;
}

/** The middle of a list of numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** How many times as long one contestant takes as another: the median of the ratios of each round. */
export function ratio(times, reference) {
  return median(times.map((time, round) => time / reference[round]));
}
