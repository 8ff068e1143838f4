import { type Cart, cartCount, cartTotal } from '../cart/cart';
import { CURRENCY, formatPrice } from '../catalogue/price';

/**
 * What an agent sees of the cart: short, flat values first, because the desk shows them as they are.
 * An emptied cart is told as well; contextual data merges key by key, so every key is always there.
 *
 * @example
 * ```ts
 * cartContext([{ product: mug, quantity: 2 }]);
 * // { cartItems: 2, cartTotal: '€56.00', cartCurrency: 'EUR', cart: ['2 × Tide mug (TIDE-MUG)'] }
 * ```
 */
export function cartContext(cart: Cart): CartContext {
  return {
    cartItems: cartCount(cart),
    cartTotal: formatPrice(cartTotal(cart)),
    cartCurrency: CURRENCY,
    cart: cart.map(({ product, quantity }) => `${quantity} × ${product.name} (${product.sku})`),
  };
}

/** What the agent is told of the cart. */
export type CartContext = Readonly<{
  cartItems: number;
  cartTotal: string;
  cartCurrency: string;
  cart: readonly string[];
}>;
