import { type Cart, cartTotal } from '../cart/cart';
import { formatPrice } from '../catalogue/price';

/** An order as it goes into the conversation, with everything that is needed to show it. */
export interface Order {
  readonly action: 'order';
  readonly lines: readonly OrderLine[];
  /** As the customer read it. */
  readonly total: string;
}

/** One product of an order. */
export interface OrderLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}

/** The order of a cart. */
export function orderOf(cart: Cart): Order {
  return {
    action: 'order',
    lines: cart.map(({ product: { sku, name }, quantity }) => ({ sku, name, quantity })),
    total: formatPrice(cartTotal(cart)),
  };
}

/**
 * An order in words, for the agent and for who cannot see the card.
 *
 * @example
 * ```ts
 * orderInWords(orderOf(cart)); // '2 × Tide mug, 1 × Marsh bowl, together €90.00'
 * ```
 */
export function orderInWords({ lines, total }: Order): string {
  return `${lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}, together ${total}`;
}

/** The order that a message carries, or `null` where it is something else: messages come from everywhere. */
export function readOrder(data: unknown): Order | null {
  const { action, lines, total } = propertiesOf(data);
  if (action !== 'order' || typeof total !== 'string' || !Array.isArray(lines)) return null;
  const read = lines.map(readLine);
  return read.every((line) => line !== null) ? { action, lines: read, total } : null;
}

function readLine(data: unknown): OrderLine | null {
  const { sku, name, quantity } = propertiesOf(data);
  const isLine = typeof sku === 'string' && typeof name === 'string' && typeof quantity === 'number';
  return isLine ? { sku, name, quantity } : null;
}

type Unread = Readonly<Partial<Record<keyof Order | keyof OrderLine, unknown>>>;

function propertiesOf(data: unknown): Unread {
  return typeof data === 'object' && data !== null ? data : {};
}
