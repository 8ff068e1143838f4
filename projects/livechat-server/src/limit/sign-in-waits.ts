/** Failures before the first wait. Colleagues may share an address, so it bears more than one account does. */
export const FREE_FAILURES = { account: 5, address: 30 } as const;

/** The first wait after them; it doubles with each further failure, up to the longest. */
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Attempts to sign in that failed. */
export interface SignInFailures {
  readonly count: number;
  /** Until then nothing is tried, in milliseconds since 1970. */
  readonly blockedUntil: number;
}

/** One failure more. Who waited for long beyond what was asked begins anew. */
export function oneFailureMore(
  former: SignInFailures | undefined,
  { free, at }: { readonly free: number; readonly at: number },
): SignInFailures {
  const count = former === undefined || isForgiven(former, at) ? 1 : former.count + 1;
  const over = count - free;
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** over);
  return { count, blockedUntil: at + wait };
}

/** Failures whose wait ended before this moment count no more. */
export function forgivenBefore(at: number): number {
  return at - LONGEST_WAIT_MS;
}

function isForgiven({ blockedUntil }: SignInFailures, at: number): boolean {
  return blockedUntil < forgivenBefore(at);
}
