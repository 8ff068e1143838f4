/** More is not waited for, in milliseconds: a server that takes its time is not a long way off. */
const LONGEST_MS = 200;

/**
 * How long a small file took from its request on, in milliseconds: about one way there and back. 0 where the browser had
 * kept the file, or where its server does not let pages know (`Timing-Allow-Origin`).
 *
 * @param url of a file that has come
 */
export function roundTripOf({ performance }: Window, url: string): number {
  const [last] = performance.getEntriesByName(url, 'resource').slice(-1) as PerformanceResourceTiming[];
  return last?.requestStart ? Math.min(last.responseEnd - last.requestStart, LONGEST_MS) : 0;
}
