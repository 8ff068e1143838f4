/** What was done to one person's threads, as it is told afterwards. */
export type ThreadStep =
  | { readonly do: 'open' | 'close'; readonly threadId: string }
  /** Contextual data for all of them, with those that its answer lists. */
  | { readonly do: 'all'; readonly threadIds: readonly string[] };

/** What one actor did, one step after the other. */
export type ThreadHistory = readonly ThreadStep[];

/**
 * Whether the histories can be told as one, in which each `all` lists just what is open at that
 * moment: then there was such a moment.
 */
export function canBeTold(histories: readonly ThreadHistory[], open: ReadonlySet<string>): boolean {
  if (histories.every(({ length }) => length === 0)) return true;
  return histories.some(([step, ...rest], at) => {
    if (step === undefined) return false;
    const after = openAfter(step, open);
    return after !== null && canBeTold(histories.with(at, rest), after);
  });
}

/** `null` where it cannot have happened now. */
function openAfter(step: ThreadStep, open: ReadonlySet<string>): ReadonlySet<string> | null {
  switch (step.do) {
    case 'open':
      return new Set([...open, step.threadId]);
    case 'close':
      return new Set([...open].filter((id) => id !== step.threadId));
    case 'all':
      return step.threadIds.length === open.size && step.threadIds.every((id) => open.has(id)) ? open : null;
  }
}
