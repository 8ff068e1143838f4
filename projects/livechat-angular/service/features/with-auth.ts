import { Injector, NgZone, inject, runInInjectionContext } from '@angular/core';
import type { LiveChatConfig, TokenProvider, TokenRequest } from 'livechat-core';
import { firstValueFrom, isObservable, type Observable } from 'rxjs';
import { CORE_OPTIONS } from './core-options';
import type { LiveChatFeature } from './feature';

/** A JSON Web Token, `null` where nobody is signed in; at once, or later. Of an observable the first value counts. */
export type ProvidedToken = string | null | PromiseLike<string | null> | Observable<string | null>;

/**
 * Signs in whoever is signed in on the site. The function is called when the chat begins and again
 * when the token has run out, each time in an injection context (until its first `await`) and inside
 * Angular's zone.
 *
 * @param token asks your backend for a token that it signs with the widget's secret; what it throws
 * leaves the session as it was
 *
 * @example
 * ```ts
 * provideLiveChat(
 *   { widgetId },
 *   withAuth(() => inject(HttpClient).post('/chat-token', null, { responseType: 'text' })),
 * );
 * ```
 */
export function withAuth(token: (request: TokenRequest) => ProvidedToken): LiveChatFeature<'auth'> {
  const useFactory = (): Partial<LiveChatConfig> => ({ token: injectTokenProvider(token) });
  return { kind: 'auth', providers: [{ provide: CORE_OPTIONS, multi: true, useFactory }] };
}

function injectTokenProvider(token: (request: TokenRequest) => ProvidedToken): TokenProvider {
  const injector = inject(Injector);
  const zone = inject(NgZone);
  return async (request) => {
    // Not while the chat is being made: what the function injects may need the chat.
    await Promise.resolve();
    const provided = zone.run(() => runInInjectionContext(injector, () => token(request)));
    return isObservable(provided) ? firstValueFrom(provided, { defaultValue: null }) : provided;
  };
}
