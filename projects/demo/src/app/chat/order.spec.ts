import { addToCart, type Cart } from '../cart/cart';
import { CATALOGUE } from '../catalogue/catalogue';
import type { Product } from '../catalogue/product';
import { orderInWords, orderOf, readOrder } from './order';

const [mug, bowl] = CATALOGUE as readonly [Product, Product];
const cart = [mug, bowl, mug].reduce<Cart>(addToCart, []);

describe('an order', () => {
  it('says in words what is wanted and what it costs', () => {
    expect(orderInWords(orderOf(cart))).toBe('2 × Tide mug, 1 × Marsh bowl, together €90.00');
  });

  it('is the same after its way through the conversation', () => {
    const order = orderOf(cart);

    expect(readOrder(JSON.parse(JSON.stringify(order)))).toEqual(order);
  });

  it.each([
    ['nothing', null],
    ['a text', 'order'],
    ['another action', { ...orderOf(cart), action: 'track' }],
    ['no lines', { action: 'order', total: '€90.00' }],
    ['a damaged line', { ...orderOf(cart), lines: [{ sku: 'TIDE-MUG', name: 'Tide mug' }] }],
    ['no total', { action: 'order', lines: [] }],
  ])('is not read out of %s', (_, data) => {
    expect(readOrder(data)).toBeNull();
  });
});
