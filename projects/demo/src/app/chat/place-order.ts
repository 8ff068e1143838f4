import { inject, Injectable } from '@angular/core';
import { CartStore } from '../cart/cart-store';
import { orderInWords, orderOf } from './order';
import { SHOP_CHAT } from './shop-chat';

/** Orders in the conversation: the team reads a sentence, its programs the data. */
@Injectable({ providedIn: 'root' })
export class PlaceOrder {
  private readonly chat = inject(SHOP_CHAT);
  private readonly cart = inject(CartStore);

  /** Sends what is in the cart, and opens the chat for what is to be said about it. */
  place(): void {
    const order = orderOf(this.cart.lines());
    const words = orderInWords(order);
    this.chat.show();
    this.chat.send({
      type: 'CUSTOM_DATA',
      customData: order,
      agentMessage: `Would like to order: ${words}`,
      userMessage: `I would like to order ${words}.`,
    });
  }
}
