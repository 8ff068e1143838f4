import { Injector, inject, runInInjectionContext } from '@angular/core';
import type { IncomingInterceptor, LiveChatConfig, OutgoingInterceptor } from 'livechat-core';
import { CORE_OPTIONS } from './core-options';
import type { LiveChatFeature } from './feature';

/** Functions that every message passes, in their order. */
export interface LiveChatInterceptors {
  /** Before a message is accepted: what it returns is sent in its place, `null` sends nothing. */
  readonly outgoing?: readonly OutgoingInterceptor[];
  /** Before a message is shown, one's own included: what it returns is shown, `null` hides it. */
  readonly incoming?: readonly IncomingInterceptor[];
}

/**
 * Masks or filters messages. The functions may `inject()`; they are called in an injection context.
 *
 * @example
 * ```ts
 * const maskCards: OutgoingInterceptor = (message) => inject(CardMask).apply(message);
 * provideLiveChat({ widgetId }, withInterceptors({ outgoing: [maskCards] }));
 * ```
 */
export function withInterceptors(interceptors: LiveChatInterceptors): LiveChatFeature<'interceptors'> {
  const useFactory = (): Partial<LiveChatConfig> => {
    const injector = inject(Injector);
    const { outgoing = [], incoming = [] } = interceptors;
    return {
      interceptors: {
        outgoing: outgoing.map((pass) => inContext(injector, pass)),
        incoming: incoming.map((pass) => inContext(injector, pass)),
      },
    };
  };
  return { kind: 'interceptors', providers: [{ provide: CORE_OPTIONS, multi: true, useFactory }] };
}

function inContext<T>(injector: Injector, pass: (message: T) => T | null): (message: T) => T | null {
  return (message) => runInInjectionContext(injector, () => pass(message));
}
