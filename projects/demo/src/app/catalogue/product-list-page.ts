import { ChangeDetectionStrategy, Component } from '@angular/core';
import { CATALOGUE } from './catalogue';
import { ProductCard } from './product-card';

/** The shelf: all products. */
@Component({
  selector: 'shop-product-list-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProductCard],
  host: { class: 'page' },
  template: `
    <div class="wrap">
      <header class="page-head wide">
        <p class="eyebrow">Spring firing</p>
        <h1>Stoneware for every day</h1>
        <p class="lead">Eight pots, thrown in small batches at the edge of the marsh and fired twice.</p>
      </header>
      <ul class="shelf-grid">
        @for (product of products; track product.slug) {
          <li><shop-product-card [product]="product" /></li>
        }
      </ul>
    </div>
  `,
})
export class ProductListPage {
  protected readonly products = CATALOGUE;
}
