import { DOCUMENT, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { COMPANIONS, type Companion, type LiveChatFeature } from 'livechat-angular/service';
import { installGlobal } from './install-global';

/**
 * Gives the application's chat to everything else on the page, such as tag managers, as the function
 * `window.liveChat(command, arg, callback)`: the same chat, the same person. What a stub has queued
 * runs at once.
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withGlobalFunction());
 * // anywhere on the page:
 * liveChat('send_contextual_data', { metadata: { campaign: 'spring' } });
 * ```
 */
export function withGlobalFunction(): LiveChatFeature<'globalFunction'> {
  return { kind: 'globalFunction', providers: [{ provide: COMPANIONS, multi: true, useFactory: installer }] };
}

function installer(): Companion {
  const view = isPlatformBrowser(inject(PLATFORM_ID)) ? inject(DOCUMENT).defaultView : null;
  return (chat) => {
    if (view !== null) installGlobal(view, () => chat);
  };
}
