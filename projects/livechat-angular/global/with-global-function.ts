import { DOCUMENT, DestroyRef, ErrorHandler, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { COMPANIONS, type Companion, type LiveChatFeature } from 'livechat-angular/service';
import { LiveChatError } from 'livechat-core/protocol';
import { installGlobal, type LiveChatFunction } from './install-global';

/**
 * Gives the application's chat to everything else on the page, such as tag managers, as the function
 * `window.liveChat(command, arg, callback)`: the same chat, the same person. What a stub has queued
 * runs at once. When the application ends, calls wait for the next one.
 *
 * Where the page has such a function already, of `livechat.js` or of another application, that stays, and the
 * application's `ErrorHandler` is told.
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
  const errors = inject(ErrorHandler);
  const destroyed = inject(DestroyRef);
  return (chat) => {
    if (view === null) return;
    if (view.liveChat?.loaded === true) return errors.handleError(nameIsTaken());
    const installed = installGlobal(view, () => chat);
    destroyed.onDestroy(() => {
      if (view.liveChat === installed) view.liveChat = waitingStub();
    });
  };
}

function nameIsTaken(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The page has a function liveChat() already, so that withGlobalFunction() gives it none.',
    remedy: 'Take livechat.js off the page, or withGlobalFunction() out of all applications on it but one.',
    field: 'features',
  });
}

/** Keeps calls as the snippet does. */
function waitingStub(): LiveChatFunction {
  const stub: LiveChatFunction = (...args) => void (stub.q ??= []).push(args);
  return stub;
}
