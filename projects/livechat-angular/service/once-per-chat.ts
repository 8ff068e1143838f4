import { Injectable, Injector, inject, runInInjectionContext, type Type } from '@angular/core';

/**
 * What the parts of a chat need once for all of them: made when the first one asks, in the injector
 * that provides the chat, so that it lives as long. An application without any part has none of it.
 */
@Injectable()
export class OncePerChat {
  private readonly injector = inject(Injector);
  private readonly made = new Map<Type<unknown>, unknown>();

  get<T>(type: Type<T>): T {
    if (!this.made.has(type))
      this.made.set(
        type,
        runInInjectionContext(this.injector, () => new type()),
      );
    // Under a class lies what was made of it.
    return this.made.get(type) as T;
  }
}
