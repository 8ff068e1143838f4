import { DOCUMENT, Injectable, inject } from '@angular/core';
import { distinctUntilChanged, filter, fromEvent, map, merge, startWith, type Observable } from 'rxjs';

/** Facts of the browser about this page. */
@Injectable({ providedIn: 'root' })
export class PageState {
  readonly #document = inject(DOCUMENT);
  readonly #window = this.#document.defaultView ?? window;

  /** Whether somebody can see the page: now, then every change. */
  readonly visible$: Observable<boolean> = fromEvent(this.#document, 'visibilitychange').pipe(
    startWith(null),
    map(() => this.isVisible()),
    distinctUntilChanged(),
  );

  /** The page is back: the network returned, or it was frozen, cached or hidden. */
  readonly woke$: Observable<unknown> = merge(
    fromEvent(this.#window, 'online'),
    fromEvent(this.#window, 'pageshow'),
    fromEvent(this.#document, 'resume'),
    fromEvent(this.#document, 'visibilitychange').pipe(filter(() => this.isVisible())),
  );

  /** Whether the pointer is a mouse or alike; on a touch screen a focused textbox brings up the keyboard. */
  hasFinePointer(): boolean {
    return this.#window.matchMedia('(pointer: fine)').matches;
  }

  isVisible(): boolean {
    return this.#document.visibilityState === 'visible';
  }
}
