const UNION_OF_TEXTS = /"[^"\n]*"(?: \| "[^"\n]*")+/g;

/**
 * The text of a report with the members of each union of texts in one order: the compiler writes those of
 * an inferred type in the order in which it met them, which is another one in another build.
 */
export function withSortedUnions(report) {
  return report.replace(UNION_OF_TEXTS, (union) => union.split(' | ').sort().join(' | '));
}

/** The first line in which two reports differ, for a person to read, or `null`. */
export function firstDifference(committed, built) {
  if (committed === built) return null;
  const before = committed.split('\n');
  const after = built.split('\n');
  const index = after.findIndex((line, place) => line !== before[place]);
  const place = index === -1 ? after.length : index;
  return `line ${place + 1}: ${JSON.stringify(before[place] ?? '')} is now ${JSON.stringify(after[place] ?? '')}`;
}
