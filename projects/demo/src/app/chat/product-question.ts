import { inject, Injectable } from '@angular/core';
import type { Product } from '../catalogue/product';
import { SHOP_CHAT } from './shop-chat';

/** Opens the chat with the beginning of a question about a product. */
@Injectable({ providedIn: 'root' })
export class ProductQuestion {
  private readonly chat = inject(SHOP_CHAT);

  ask(product: Product): void {
    this.chat.sendContextualData({ metadata: { askingAbout: `${product.name} (${product.sku})` } });
    this.chat.show();
    this.chat.send({ type: 'DRAFT', message: questionAbout(product) });
  }
}

/** The beginning of a question; the customer goes on. */
function questionAbout(product: Product): string {
  return `I have a question about the ${product.name}: `;
}
