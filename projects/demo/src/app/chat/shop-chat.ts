import { liveChatToken } from 'livechat-angular/service';
import type { CartContext } from './cart-context';
import type { Order } from './order';

/** What a customer asks about, as the agent sees it. */
export interface QuestionContext {
  /** Name and stock-keeping unit. */
  readonly askingAbout: string;
}

/** The chat with the data of the shop: what is no cart, no question and no order does not compile. */
export const SHOP_CHAT = liveChatToken<{ context: CartContext | QuestionContext; customData: Order }>('shop chat');
