import type { Product } from '../catalogue/product';

/** One product in the cart with how many of it. */
export interface CartLine {
  readonly product: Product;
  /** A whole number from 1 to {@link MAX_QUANTITY}. */
  readonly quantity: number;
}

/** What a customer wants to buy, in the order in which it was added. */
export type Cart = readonly CartLine[];

/** More of one pot than a kiln holds is not for sale. */
export const MAX_QUANTITY = 12;

/** The cart with one more of a product. At {@link MAX_QUANTITY} it stays as it is. */
export function addToCart(cart: Cart, product: Product): Cart {
  const quantity = quantityOf(cart, product.slug);
  return quantity === 0 ? [...cart, { product, quantity: 1 }] : setQuantity(cart, product.slug, quantity + 1);
}

/** The cart with another quantity of a product that is in it. 0 takes it out; what is too many is cut. */
export function setQuantity(cart: Cart, slug: string, quantity: number): Cart {
  const wanted = Number.isFinite(quantity) ? Math.min(Math.floor(quantity), MAX_QUANTITY) : 0;
  if (wanted < 1) return removeFromCart(cart, slug);
  return cart.map((line) => (line.product.slug === slug ? { ...line, quantity: wanted } : line));
}

/** The cart without a product. */
export function removeFromCart(cart: Cart, slug: string): Cart {
  return cart.filter((line) => line.product.slug !== slug);
}

/** How many of a product are in the cart; 0 where it is not. */
export function quantityOf(cart: Cart, slug: string): number {
  return cart.find((line) => line.product.slug === slug)?.quantity ?? 0;
}

/** How many pots are in the cart. */
export function cartCount(cart: Cart): number {
  return cart.reduce((count, line) => count + line.quantity, 0);
}

/** What the cart costs, in cents. */
export function cartTotal(cart: Cart): number {
  return cart.reduce((total, line) => total + line.quantity * line.product.price, 0);
}
