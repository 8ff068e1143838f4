import { DOCUMENT, DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether the browser believes to be connected, as a signal. Call it in an injection context. */
export function watchOnline(): Signal<boolean> {
  const view = inject(DOCUMENT).defaultView;
  const isOnline = signal(view?.navigator.onLine !== false);
  const ending = new AbortController();
  for (const type of ['online', 'offline'] as const) {
    view?.addEventListener(type, () => isOnline.set(type === 'online'), { signal: ending.signal });
  }
  inject(DestroyRef).onDestroy(() => ending.abort());
  return isOnline.asReadonly();
}
