import { setActiveConsumer } from '@angular/core/primitives/signals';
import { DestroyRef } from './destroy-ref';
import { ErrorHandler } from './error-handler';
import { inject } from './injector';
import { fault } from './fault';

/** What a component tells whoever draws it. */
export class OutputEmitterRef<T> {
  #listeners: ((value: T) => void)[] = [];
  #isOver = false;
  readonly #errors = inject(ErrorHandler, { optional: true });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#isOver = true;
      this.#listeners = [];
    });
  }

  subscribe(listen: (value: T) => void): { unsubscribe(): void } {
    if (this.#isOver) throw fault('NG0953', ngDevMode && 'The component of an output that is listened to is gone.');
    this.#listeners = [...this.#listeners, listen];
    return { unsubscribe: () => void (this.#listeners = this.#listeners.filter((each) => each !== listen)) };
  }

  emit(value: T): void {
    const consumer = setActiveConsumer(null);
    try {
      for (const listen of this.#listeners) this.#tell(listen, value);
    } finally {
      setActiveConsumer(consumer);
    }
  }

  #tell(listen: (value: T) => void, value: T): void {
    try {
      listen(value);
    } catch (error) {
      this.#errors?.handleError(error);
    }
  }
}

/** Something that a component tells. */
export function output<T = void>(): OutputEmitterRef<T> {
  return new OutputEmitterRef<T>();
}
