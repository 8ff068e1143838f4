import { Location } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { placeOf } from '../state/desk-place';
import { DeskStore } from '../state/desk-store';
import { addressOf, placeAt } from '../text/place-address';

/** Keeps the address and what is shown alike: a reload, a link and "back" lead where they should. */
export function followLocation(): void {
  const store = inject(DeskStore);
  const location = inject(Location);
  const destroyRef = inject(DestroyRef);

  const follow = (address: string): void => {
    const place = placeAt(address);
    if (addressOf(place) !== addressOf(placeOf(store.state()))) store.dispatch({ type: 'placeFollowed', place });
  };
  follow(location.path());
  const listening = location.subscribe(({ url }) => follow(url ?? ''));
  destroyRef.onDestroy(() => listening.unsubscribe());

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe((state) => {
    const there = placeAt(location.path());
    const here = placeOf(state);
    const address = addressOf(here);
    if (address === addressOf(there)) return;
    // "Back" leads to the conversation before, not through every choice of the list.
    if (here.conversationId === there.conversationId) location.replaceState(address);
    else location.go(address);
  });
}
