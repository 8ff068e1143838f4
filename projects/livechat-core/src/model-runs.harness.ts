import type fc from 'fast-check';

const RUNS = 1_000;

/** What `npm test` plays is the same each time: what it says of a change is not a matter of luck. */
const SEED = 20_261_123;

/** What `npm test` may spend on one property, in milliseconds: many times what it takes on a machine of its own. */
const TIME_LIMIT_MS = 150_000;

/** How often a property of a model is tried, and from which seed; `npm run test:soak` sets the environment. */
export interface ModelRuns {
  readonly parameters: Pick<
    fc.Parameters<unknown>,
    'numRuns' | 'seed' | 'path' | 'endOnFailure' | 'interruptAfterTimeLimit' | 'markInterruptAsFailure'
  >;
  /** For jest, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * The same thousand runs each time, in bounded time; with `LIVECHAT_SOAK_RUNS` so many others however
 * long they take, and with `LIVECHAT_SOAK_SEED` and `LIVECHAT_SOAK_PATH` the one that failed.
 */
export function modelRuns(env: NodeJS.ProcessEnv = process.env): ModelRuns {
  const runs = env['LIVECHAT_SOAK_RUNS'];
  const seed = env['LIVECHAT_SOAK_SEED'];
  const path = env['LIVECHAT_SOAK_PATH'];
  const replayed = {
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path, endOnFailure: true }),
  };
  if (runs === undefined) {
    const limit = { interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: true };
    return { parameters: { numRuns: RUNS, seed: SEED, ...limit, ...replayed }, timeoutMs: TIME_LIMIT_MS + 30_000 };
  }
  const soakSeed = seed === undefined ? Date.now() % 2 ** 31 : Number(seed);
  process.stdout.write(`The seed is ${soakSeed}.\n`);
  return { parameters: { numRuns: Number(runs), seed: soakSeed, ...replayed }, timeoutMs: 24 * 3_600_000 };
}
