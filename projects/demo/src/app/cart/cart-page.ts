import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPrice } from '../catalogue/price';
import { PlaceOrder } from '../chat/place-order';
import { MAX_QUANTITY } from './cart';
import { CartStore } from './cart-store';

/** What the customer wants to buy. */
@Component({
  selector: 'shop-cart-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  host: { class: 'page' },
  template: `
    <div class="wrap">
      <header class="page-head">
        <h1>Your cart</h1>
      </header>
      @if (rows().length === 0) {
        <div class="empty">
          <p class="lead">It is empty, and the shelf is full.</p>
          <a class="button" routerLink="/">See all pots</a>
        </div>
      } @else {
        <div class="cart">
          <ul class="cart-lines" aria-label="Products in your cart">
            @for (row of rows(); track row.product.slug) {
              <li class="cart-line">
                <a class="tile" [class]="row.product.picture.tint" [routerLink]="['/products', row.product.slug]">
                  <img [src]="row.product.picture.url" [alt]="row.product.name" width="400" height="400" />
                </a>
                <div class="cart-what">
                  <h2>{{ row.product.name }}</h2>
                  <p class="quiet small">{{ row.each }} each</p>
                  <button type="button" class="link" (click)="cart.remove(row.product.slug)">
                    Remove<span class="visually-hidden"> {{ row.product.name }}</span>
                  </button>
                </div>
                <div class="stepper" role="group" [attr.aria-label]="'Quantity of ' + row.product.name">
                  <button
                    type="button"
                    [attr.aria-label]="'One ' + row.product.name + ' less'"
                    (click)="cart.setQuantity(row.product.slug, row.quantity - 1)"
                  >
                    −
                  </button>
                  <output>{{ row.quantity }}</output>
                  <button
                    type="button"
                    [attr.aria-label]="'One ' + row.product.name + ' more'"
                    [disabled]="row.quantity === maxQuantity"
                    (click)="cart.setQuantity(row.product.slug, row.quantity + 1)"
                  >
                    +
                  </button>
                </div>
                <p class="price">{{ row.total }}</p>
              </li>
            }
          </ul>
          <section class="card summary" aria-labelledby="summary">
            <h2 id="summary">Summary</h2>
            <dl>
              <div>
                <dt>Pots</dt>
                <dd>{{ cart.count() }}</dd>
              </div>
              <div>
                <dt>Delivery</dt>
                <dd>Free</dd>
              </div>
              <div class="total">
                <dt>Total</dt>
                <dd>{{ total() }}</dd>
              </div>
            </dl>
            <button type="button" class="button" (click)="order.place()">Order in the chat</button>
            <p class="quiet small">The shop is made up, so nothing is sold. Whoever answers sees this cart.</p>
          </section>
        </div>
      }
    </div>
  `,
})
export class CartPage {
  protected readonly cart = inject(CartStore);
  protected readonly order = inject(PlaceOrder);
  protected readonly maxQuantity = MAX_QUANTITY;
  protected readonly total = computed(() => formatPrice(this.cart.total()));
  protected readonly rows = computed(() =>
    this.cart.lines().map(({ product, quantity }) => ({
      product,
      quantity,
      each: formatPrice(product.price),
      total: formatPrice(product.price * quantity),
    })),
  );
}
