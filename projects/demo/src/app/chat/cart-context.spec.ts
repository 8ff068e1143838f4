import { copyJsonObject } from 'livechat-core/protocol';
import { addToCart, type Cart, setQuantity } from '../cart/cart';
import { CATALOGUE } from '../catalogue/catalogue';
import type { Product } from '../catalogue/product';
import { cartContext } from './cart-context';

const [mug, bowl] = CATALOGUE as readonly [Product, Product];

describe('the context of the cart', () => {
  it('says in words what is in the cart and what it costs', () => {
    const cart = [mug, bowl, mug].reduce<Cart>(addToCart, []);

    expect(cartContext(cart)).toEqual({
      cartItems: 3,
      cartTotal: '€90.00',
      cartCurrency: 'EUR',
      cart: ['2 × Tide mug (TIDE-MUG)', '1 × Marsh bowl (MARSH-BOWL)'],
    });
  });

  it('says that the cart was emptied, with the same keys', () => {
    expect(cartContext([])).toEqual({ cartItems: 0, cartTotal: '€0.00', cartCurrency: 'EUR', cart: [] });
  });

  it('G20: stays within the limits of contextual data with everything in the cart', () => {
    const all = CATALOGUE.reduce<Cart>((cart, product) => setQuantity(addToCart(cart, product), product.slug, 12), []);

    expect(() => copyJsonObject(cartContext(all), 'metadata')).not.toThrow();
  });
});
