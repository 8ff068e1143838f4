import { findProduct } from '../catalogue/catalogue';
import { type Cart, setQuantity } from './cart';

/** The cart as text for the browser's storage: products by their slug only, so that prices stay current. */
export function writeCart(cart: Cart): string {
  return JSON.stringify(cart.map(({ product, quantity }) => [product.slug, quantity]));
}

/** The cart of a stored text. What is damaged, or no longer sold, is left out. */
export function readCart(text: string | null): Cart {
  if (text === null) return [];
  const stored = parseJson(text);
  if (!Array.isArray(stored)) return [];
  return stored.reduce<Cart>((cart, entry: unknown) => {
    const [slug, quantity] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (typeof slug !== 'string' || typeof quantity !== 'number') return cart;
    const product = findProduct(slug);
    if (product === undefined || cart.some((line) => line.product.slug === slug)) return cart;
    return setQuantity([...cart, { product, quantity: 1 }], slug, quantity);
  }, []);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
