import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPrice } from './price';
import type { Product } from './product';

/** A product on the shelf. */
@Component({
  selector: 'shop-product-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <a class="product-card" [routerLink]="['/products', product().slug]">
      <span class="tile" [class]="product().picture.tint">
        <img [src]="product().picture.url" alt="" width="400" height="400" />
      </span>
      <span class="product-line">
        <span class="product-name">{{ product().name }}</span>
        <span class="price">{{ price() }}</span>
      </span>
      <span class="quiet small">{{ product().tagline }}</span>
    </a>
  `,
})
export class ProductCard {
  readonly product = input.required<Product>();
  protected readonly price = computed(() => formatPrice(this.product().price));
}
