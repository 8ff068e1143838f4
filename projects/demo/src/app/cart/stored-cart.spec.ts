import { CATALOGUE } from '../catalogue/catalogue';
import type { Product } from '../catalogue/product';
import { addToCart, type Cart } from './cart';
import { readCart, writeCart } from './stored-cart';

const [mug, bowl] = CATALOGUE as readonly [Product, Product];

describe('the stored cart', () => {
  it('comes back as it was', () => {
    const cart = [mug, bowl, mug].reduce<Cart>(addToCart, []);

    expect(readCart(writeCart(cart))).toEqual(cart);
  });

  it('keeps no prices, so that they stay current', () => {
    expect(writeCart(addToCart([], mug))).toBe('[["tide-mug",1]]');
  });

  it.each([null, '', '{', '7', '{}', '[null, 3, ["tide-mug"], [1, 2]]', '[["no-such-pot", 1]]'])(
    'is empty for %s',
    (text) => {
      expect(readCart(text)).toEqual([]);
    },
  );

  it('takes each product once, in a quantity that is for sale', () => {
    expect(readCart('[["tide-mug", 400], ["tide-mug", 1], ["marsh-bowl", -3]]')).toEqual([
      { product: mug, quantity: 12 },
    ]);
  });
});
