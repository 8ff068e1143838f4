import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { adoptOwnStyles } from 'livechat-angular';
import { readOrder } from './order';

/** Reaches into the widget's shadow root too, and takes the colours of what is around it. */
const CSS = `
.shop-order {
  display: grid; gap: 6px; min-inline-size: 200px; margin: 0; padding: 14px 16px; list-style: none;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 16px;
}
.shop-order-total {
  display: flex; justify-content: space-between; gap: 24px; margin-block-start: 4px; padding-block-start: 10px;
  border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent); font-weight: 600;
}
`;

/** An order as the customer sees it in the conversation; what is no order shows as its words. */
@Component({
  selector: 'shop-order-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // The shop speaks English, whatever the language of the chat around it is.
  host: { dir: 'ltr', lang: 'en' },
  template: `
    @if (order(); as order) {
      <ul class="shop-order" aria-label="Your order">
        @for (line of order.lines; track line.sku) {
          <li>{{ line.quantity }} × {{ line.name }}</li>
        }
        <li class="shop-order-total">
          <span>Together</span>
          <span>{{ order.total }}</span>
        </li>
      </ul>
    } @else {
      {{ words() }}
    }
  `,
})
export class OrderCard {
  /** What the message carries. */
  readonly data = input.required<unknown>();
  /** What it says to those who cannot read that. */
  readonly words = input<string>();
  protected readonly order = computed(() => readOrder(this.data()));

  constructor() {
    adoptOwnStyles(CSS);
  }
}
