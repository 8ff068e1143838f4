import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Whether a media query matches, now and from now on; `false` where there is no browser. */
export function watchMedia(query: string): Signal<boolean> {
  const view = inject(DOCUMENT).defaultView;
  const list = typeof view?.matchMedia === 'function' ? view.matchMedia(query) : null;
  const matches = signal(list?.matches ?? false);
  const update = (event: MediaQueryListEvent): void => matches.set(event.matches);
  list?.addEventListener('change', update);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', update));
  return matches.asReadonly();
}
