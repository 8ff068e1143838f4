import { computed, inject } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { combineLatest, debounceTime, map, skipWhile } from 'rxjs';
import { CartStore } from '../cart/cart-store';
import { cartContext } from './cart-context';
import { SHOP_CHAT } from './shop-chat';

/** How long a customer may click on before the agent is told, in milliseconds. */
const SETTLE_TIME = 400;

/**
 * Keeps the agent's view of the cart current, for as long as the injector lives in whose context it
 * is called. Until there is a conversation, the chat keeps what it was told. Another identity of the
 * visitor is told as well: what the former one was told does not belong to it.
 */
export function tellCartToChat(): void {
  const chat = inject(SHOP_CHAT);
  const identity = computed(() => chat.state().generation);
  combineLatest([toObservable(inject(CartStore).lines), toObservable(identity)])
    .pipe(
      map(([cart]) => cart),
      // A cart that was never filled is not worth a word.
      skipWhile((cart) => cart.length === 0),
      debounceTime(SETTLE_TIME),
      takeUntilDestroyed(),
    )
    .subscribe((cart) => {
      chat.sendContextualData({ metadata: cartContext(cart), multiThreadStrategy: 'ALL' });
    });
}
