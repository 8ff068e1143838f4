import { ChangeDetectionStrategy, Component, inject, RESPONSE_INIT } from '@angular/core';
import { RouterLink } from '@angular/router';

/** An address that leads nowhere. */
@Component({
  selector: 'shop-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  host: { class: 'page' },
  template: `
    <div class="wrap narrow">
      <header class="page-head">
        <h1>This shelf is empty</h1>
        <p class="lead">There is no page at this address.</p>
      </header>
      <a class="button" routerLink="/">See all pots</a>
    </div>
  `,
})
export class NotFoundPage {
  constructor() {
    // There only while a server renders.
    const response = inject(RESPONSE_INIT, { optional: true });
    if (response !== null) response.status = 404;
  }
}
