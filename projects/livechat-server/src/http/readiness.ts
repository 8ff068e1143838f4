import { setTimeout as sleep } from 'node:timers/promises';

/** What a server stands on. */
export const PARTS = ['store', 'broker', 'files', 'keys'] as const;
export type Part = (typeof PARTS)[number];

/** Which parts can be used. */
export type Ready = Readonly<Record<Part, boolean>>;

/** How each part is asked, and who hears of changes. */
export interface ReadinessDeps {
  /** Fulfilled when the part can be used. */
  readonly checks: Readonly<Record<Part, () => Promise<void>>>;
  readonly lost: (part: Part, error: unknown) => void;
  readonly regained: (part: Part) => void;
  /** How long a part may take to answer, in milliseconds; default: 2,000. */
  readonly patienceMs?: number;
}

/** Shorter than those who ask are willing to wait. */
const PATIENCE_MS = 2_000;

/**
 * Looks whether everything that a server stands on can be used. All parts are asked at once, none for
 * longer than the patience; whoever asks meanwhile gets the same answer.
 *
 * @returns looks now
 */
export function watchReadiness({
  checks,
  lost,
  regained,
  patienceMs = PATIENCE_MS,
}: ReadinessDeps): () => Promise<Ready> {
  const known: Record<Part, boolean> = { store: true, broker: true, files: true, keys: true };
  let looking: Promise<Ready> | undefined;

  const ask = async (part: Part): Promise<void> => {
    const patience = new AbortController();
    try {
      await Promise.race([checks[part](), late(part, patienceMs, patience.signal)]);
      if (!known[part]) regained(part);
      known[part] = true;
    } catch (error) {
      if (known[part]) lost(part, error);
      known[part] = false;
    } finally {
      patience.abort();
    }
  };

  const look = async (): Promise<Ready> => {
    await Promise.all(PARTS.map(ask));
    return { ...known };
  };

  return () => (looking ??= look().finally(() => (looking = undefined)));
}

async function late(part: Part, patienceMs: number, signal: AbortSignal): Promise<void> {
  const isOver = await sleep(patienceMs, true, { signal, ref: false }).catch(() => false);
  if (isOver) throw new Error(`No answer came from the ${part} within ${patienceMs} ms.`);
}
