import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CartStore } from '../cart/cart-store';
import { formatPrice } from './price';
import type { Product } from './product';

/** A product on the shelf. */
@Component({
  selector: 'shop-product-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  host: { class: 'product-card' },
  template: `
    <a class="product-link" [routerLink]="['/products', product().slug]">
      <span class="tile" [class]="product().picture.tint">
        <img [src]="product().picture.url" alt="" width="400" height="400" />
      </span>
      <span class="product-line">
        <span class="product-name">{{ product().name }}</span>
        <span class="price">{{ price() }}</span>
      </span>
      <span class="quiet small">{{ product().tagline }}</span>
    </a>
    <button
      type="button"
      class="button outline small"
      [disabled]="cart.isFullOf(product())"
      (click)="cart.add(product())"
    >
      Add to cart<span class="visually-hidden">: {{ product().name }}</span>
    </button>
  `,
})
export class ProductCard {
  readonly product = input.required<Product>();
  protected readonly cart = inject(CartStore);
  protected readonly price = computed(() => formatPrice(this.product().price));
}
