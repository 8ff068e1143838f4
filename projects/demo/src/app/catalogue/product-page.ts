import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CartStore } from '../cart/cart-store';
import { ProductQuestion } from '../chat/product-question';
import { NotFoundPage } from '../shell/not-found-page';
import { findProduct } from './catalogue';
import { formatPrice } from './price';

/** One product: look, put into the cart, ask. */
@Component({
  selector: 'shop-product-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NotFoundPage],
  host: { class: 'page' },
  template: `
    @if (product(); as pot) {
      <div class="wrap product">
        <div class="tile product-picture" [class]="pot.picture.tint">
          <img [src]="pot.picture.url" [alt]="pot.picture.alt" width="400" height="400" />
        </div>
        <div class="product-text">
          <a class="back" routerLink="/">All pots</a>
          <h1>{{ pot.name }}</h1>
          <p class="product-price">{{ price() }}</p>
          <p class="lead">{{ pot.description }}</p>
          <dl class="facts">
            @for (fact of pot.facts; track fact[0]) {
              <div>
                <dt>{{ fact[0] }}</dt>
                <dd>{{ fact[1] }}</dd>
              </div>
            }
          </dl>
          <div class="actions">
            <button type="button" class="button" [disabled]="cart.isFullOf(pot)" (click)="cart.add(pot)">
              Add to cart
            </button>
            <button type="button" class="button outline" (click)="question.ask(pot)">Ask about this product</button>
          </div>
          <p class="in-cart quiet" role="status">
            @if (cart.quantityOf(pot); as quantity) {
              {{ quantity }} in your cart. <a routerLink="/cart">Go to the cart</a>
            }
          </p>
        </div>
      </div>
    } @else {
      <shop-not-found-page />
    }
  `,
})
export class ProductPage {
  /** From the address. */
  readonly slug = input.required<string>();

  protected readonly cart = inject(CartStore);
  protected readonly question = inject(ProductQuestion);
  protected readonly product = computed(() => findProduct(this.slug()));
  protected readonly price = computed(() => formatPrice(this.product()?.price ?? 0));
}
