import { CATALOGUE } from '../catalogue/catalogue';
import type { Product } from '../catalogue/product';
import { addToCart, type Cart, cartCount, cartTotal, MAX_QUANTITY, removeFromCart, setQuantity } from './cart';

const [mug, bowl] = CATALOGUE as readonly [Product, Product];

const quantities = (cart: Cart): readonly (readonly [string, number])[] =>
  cart.map(({ product, quantity }) => [product.slug, quantity]);

describe('the cart', () => {
  it('adds a product once and counts it from then on', () => {
    const cart = [mug, bowl, mug].reduce<Cart>(addToCart, []);

    expect(quantities(cart)).toEqual([
      [mug.slug, 2],
      [bowl.slug, 1],
    ]);
  });

  it('holds at most as many of a product as are for sale', () => {
    const full = setQuantity(addToCart([], mug), mug.slug, MAX_QUANTITY);

    expect(quantities(addToCart(full, mug))).toEqual([[mug.slug, MAX_QUANTITY]]);
    expect(quantities(setQuantity(full, mug.slug, MAX_QUANTITY + 1))).toEqual([[mug.slug, MAX_QUANTITY]]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('takes a product out at the quantity %d', (quantity) => {
    expect(setQuantity(addToCart([], mug), mug.slug, quantity)).toEqual([]);
  });

  it('counts whole pots only', () => {
    expect(quantities(setQuantity(addToCart([], mug), mug.slug, 2.9))).toEqual([[mug.slug, 2]]);
  });

  it('leaves the other products alone', () => {
    const cart = [mug, bowl].reduce<Cart>(addToCart, []);

    expect(quantities(removeFromCart(cart, mug.slug))).toEqual([[bowl.slug, 1]]);
    expect(quantities(setQuantity(cart, 'no-such-pot', 3))).toEqual(quantities(cart));
  });

  it('does not change the cart that it was given', () => {
    const cart = Object.freeze(addToCart([], mug));

    addToCart(cart, bowl);
    setQuantity(cart, mug.slug, 5);
    removeFromCart(cart, mug.slug);

    expect(quantities(cart)).toEqual([[mug.slug, 1]]);
  });

  it('adds up pots and cents', () => {
    const cart = [mug, bowl, mug].reduce<Cart>(addToCart, []);

    expect(cartCount(cart)).toBe(3);
    expect(cartTotal(cart)).toBe(2 * mug.price + bowl.price);
    expect(cartTotal([])).toBe(0);
  });
});
