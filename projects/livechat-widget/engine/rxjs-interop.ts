/** Stands for `@angular/core/rxjs-interop` in the widget's files. */
import { Observable, takeUntil, type MonoTypeOperatorFunction, type Subscribable } from 'rxjs';
import { DestroyRef } from './destroy-ref';
import { inject } from './injector';
import { computed, signal, type Signal } from './signals';
import { fault } from './fault';

/** Ends a stream with what it was asked for in. */
export function takeUntilDestroyed<T>(destroyRef = inject(DestroyRef)): MonoTypeOperatorFunction<T> {
  return takeUntil(new Observable<void>((subscriber) => destroyRef.onDestroy(() => subscriber.next())));
}

/** The last value of a stream that has one at once; or its failure. */
export function toSignal<T>(source: Subscribable<T>, _options: { readonly requireSync: true }): Signal<T> {
  const state = signal<() => T>(() => {
    throw fault('NG0601', ngDevMode && 'The stream has no value yet.');
  });
  const subscription = source.subscribe({
    next: (value) => state.set(() => value),
    error: (error: unknown) =>
      state.set(() => {
        throw error;
      }),
  });
  inject(DestroyRef).onDestroy(() => subscription.unsubscribe());
  return computed(() => state()());
}
