import { effect, untracked, type Signal } from '@angular/core';
import type { LiveChat } from 'livechat-core';
import { COMPANIONS, CORE_OPTIONS, type Companion } from './core-options';
import type { LiveChatFeature } from './feature';

/**
 * Waits for consent: nothing is stored, connected or asked for before the customer opens the chat,
 * the site calls `grantConsent()`, or its own banner says so. Where the banner takes it back, the
 * chat forgets everything it kept in the browser.
 *
 * @param isGranted called once in an injection context; gives a signal of the site's own consent
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withConsent(() => inject(CookieBanner).allowsChat));
 * ```
 */
export function withConsent(isGranted?: () => Signal<boolean>): LiveChatFeature<'consent'> {
  const required = { provide: CORE_OPTIONS, multi: true, useValue: { consent: 'required' } };
  if (isGranted === undefined) return { kind: 'consent', providers: [required] };
  const useFactory = (): Companion => {
    const consent = isGranted();
    return (chat) => followConsent(chat, consent);
  };
  return { kind: 'consent', providers: [required, { provide: COMPANIONS, multi: true, useFactory }] };
}

function followConsent(chat: LiveChat, consent: Signal<boolean>): void {
  let wasGranted = false;
  effect(() => {
    const isGranted = consent();
    untracked(() => {
      if (isGranted && !wasGranted) chat.grantConsent();
      if (!isGranted && wasGranted) chat.clear();
      wasGranted = isGranted;
    });
  });
}
