import type { Observable } from './observable';
import { Subscription } from './subscription';

/** The first value of a stream, which is not heard any longer; of one without any the default, where there is one. */
export function firstValueFrom<T, D>(source: Observable<T>, none?: { readonly defaultValue: D }): Promise<T | D> {
  return new Promise((resolve, reject) => {
    const heard = new Subscription();
    const subscriber = source.subscribe({
      next: (value) => {
        resolve(value);
        heard.unsubscribe();
      },
      error: reject,
      complete: () => {
        if (none === undefined) reject(new Error('no elements in sequence'));
        else resolve(none.defaultValue);
      },
    });
    heard.add(subscriber);
  });
}
