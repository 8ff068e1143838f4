import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AccountStore } from '../account/account-store';
import { displayName } from '../account/customer';
import { CartStore } from '../cart/cart-store';

/** The shop: header, the page of the address, footer. The chat places itself. */
@Component({
  selector: 'shop-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, RouterLink, RouterLinkActive],
  template: `
    <header class="site-head">
      <div class="wrap">
        <a class="brand" routerLink="/"
          ><img src="/assets/mark.svg" alt="" width="34" height="34" /><span>Saltmarsh Pottery</span></a
        >
        <nav class="site-nav" aria-label="Shop">
          <a
            routerLink="/"
            routerLinkActive
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: true }"
            class="nav-shelf"
            >Shop</a
          >
          <a routerLink="/cart" routerLinkActive ariaCurrentWhenActive="page" [attr.aria-label]="cartLabel()">
            Cart
            @if (cart.count() > 0) {
              <span class="count" aria-hidden="true">{{ cart.count() }}</span>
            }
          </a>
          <a routerLink="/help" routerLinkActive ariaCurrentWhenActive="page">Help</a>
          <a routerLink="/account" routerLinkActive ariaCurrentWhenActive="page"
            ><span class="nav-name">{{ accountLabel() }}</span></a
          >
        </nav>
      </div>
    </header>

    <main>
      <router-outlet />
    </main>

    <p class="visually-hidden" role="status">{{ cartLabel() }}</p>

    <footer class="site-foot">
      <div class="wrap">
        <p>Saltmarsh Pottery is made up for this demo.</p>
        <p><a href="/">All demo pages</a></p>
      </div>
    </footer>
  `,
})
export class App {
  private readonly account = inject(AccountStore);
  protected readonly cart = inject(CartStore);
  protected readonly cartLabel = computed(() => {
    const count = this.cart.count();
    return count === 1 ? 'Cart, 1 pot' : `Cart, ${count} pots`;
  });
  protected readonly accountLabel = computed(() => {
    const customer = this.account.customer();
    return customer === null ? 'Sign in' : displayName(customer);
  });
}
