import { computed, inject, Injectable, signal } from '@angular/core';
import type { Product } from '../catalogue/product';
import { BROWSER_STORAGE } from '../shell/browser-storage';
import {
  addToCart,
  type Cart,
  cartCount,
  cartTotal,
  MAX_QUANTITY,
  quantityOf,
  removeFromCart,
  setQuantity,
} from './cart';
import { readCart, writeCart } from './stored-cart';

const KEY = 'saltmarsh.cart';

/** The customer's cart; it survives a reload. */
@Injectable({ providedIn: 'root' })
export class CartStore {
  private readonly storage = inject(BROWSER_STORAGE);
  private readonly cart = signal<Cart>(readCart(this.storage.read(KEY)));

  readonly lines = this.cart.asReadonly();
  readonly count = computed(() => cartCount(this.cart()));
  /** In cents. */
  readonly total = computed(() => cartTotal(this.cart()));

  /** How many of a product are in the cart. */
  quantityOf(product: Product): number {
    return quantityOf(this.cart(), product.slug);
  }

  /** Whether no more of a product can be added. */
  isFullOf(product: Product): boolean {
    return this.quantityOf(product) >= MAX_QUANTITY;
  }

  add(product: Product): void {
    this.change(addToCart(this.cart(), product));
  }

  setQuantity(slug: string, quantity: number): void {
    this.change(setQuantity(this.cart(), slug, quantity));
  }

  remove(slug: string): void {
    this.change(removeFromCart(this.cart(), slug));
  }

  private change(cart: Cart): void {
    this.cart.set(cart);
    this.storage.write(KEY, writeCart(cart));
  }
}
