import * as z from 'zod/mini';

/** Items in a page when nobody says how many, and at most. */
const PAGE = { usual: 50, most: 100 } as const;

/** How deep pages go; beyond it a filter finds more quickly. */
const LAST_PAGE = 10_000;

/** A whole number in a query, where everything is text; in digits, and no other way to write one. */
export function queryInteger(least: number, most: number) {
  return z.pipe(
    z.transform((given: unknown) => (typeof given === 'string' && /^-?\d+$/.test(given) ? Number(given) : given)),
    // The bounds come first: what is beyond them is most likely not even exact any more.
    z.number().check(z.minimum(least), z.maximum(most), z.int()),
  );
}

/** `limit` and `page` as they come in a query. */
export const pageQueryShape = {
  limit: z._default(queryInteger(1, PAGE.most), PAGE.usual).check(z.describe('How many items a page has.')),
  page: z._default(queryInteger(0, LAST_PAGE), 0).check(z.describe('The number of the page; the first one is 0.')),
} as const;

/** Where a page lies in the whole. */
export const paginationSchema = z
  .object({
    totalItems: z.int().check(z.nonnegative(), z.describe('Items on all pages together.')),
    page: z.int().check(z.nonnegative()),
    limit: z.int().check(z.positive()),
    orderBy: z.string(),
  })
  .check(z.meta({ id: 'Pagination', description: 'Where a page lies in the whole.' }));

/** Where a page goes on; whoever asks for pages passes it as it is. */
export const cursorSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** A place in a list that another page goes on from. */
export const nextCursorSchema = z
  .nullable(cursorSchema)
  .check(z.describe('What the next page is asked for with; `null` on the last one.'));

/** Times in the API: ISO 8601, in UTC. */
export const timeSchema = z.iso.datetime();

/** Times in queries; they may also be of another time zone, such as `2026-11-22T10:00:00+01:00`. */
export const queryTimeSchema = z.iso.datetime({ offset: true });

/** A moment of the store as the API writes it. */
export function toTime(moment: number): string {
  return new Date(moment).toISOString();
}
