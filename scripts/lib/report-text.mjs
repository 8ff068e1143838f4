const UNION_OF_TEXTS = /"[^"\n]*"(?: \| "[^"\n]*")+/g;
/** The lines of `{ OPEN: "OPEN"; CLOSED: "CLOSED"; }`, as which the type of an enumeration is written. */
const MEMBERS_OF_ENUM = /(?:^[ \t]*(?:(\w+): "\1"|("[^"\n]*"): \2);\n){2,}/gm;

/** Where in a file something without documentation stands, which every line that is added above it moves. */
const PLACE = /^(\/\/ [^:\n]+):\d+:\d+ - /gm;

/**
 * The text of a report with the members of each union of texts, and of each enumeration, in one order: the
 * compiler writes those of an inferred type in the order in which it met them, which is another one in another
 * build. It names files without places in them.
 */
export function settledReport(report) {
  return report
    .replace(PLACE, '$1 - ')
    .replace(UNION_OF_TEXTS, (union) => union.split(' | ').sort().join(' | '))
    .replace(MEMBERS_OF_ENUM, (lines) => lines.split('\n').slice(0, -1).sort().concat('').join('\n'));
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
