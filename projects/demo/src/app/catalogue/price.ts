/** The currency of all prices. */
export const CURRENCY = 'EUR';

const FORMAT = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY });

/**
 * A price as customers read it.
 *
 * @param cents the amount in cents
 *
 * @example
 * ```ts
 * formatPrice(2800); // '€28.00'
 * ```
 */
export function formatPrice(cents: number): string {
  return FORMAT.format(cents / 100);
}
