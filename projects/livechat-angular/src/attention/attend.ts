import { isPlatformBrowser } from '@angular/common';
import { Injector, PLATFORM_ID, effect, inject, runInInjectionContext, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, defer, catchError, mergeMap } from 'rxjs';
import { LiveChatService } from 'livechat-angular/service';
import { LATER_PARTS } from '../components/lazy-parts';
import type { Attention } from './attention';

/**
 * Draws attention to messages. What does it is read when there is one: most pages are left without.
 * Call it in the constructor of what shows the chat.
 */
export function attend(): void {
  if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
  const chat = inject(LiveChatService);
  const injector = inject(Injector);
  let attention: Promise<Attention> | null = null;
  const begun = (): Promise<Attention> => {
    attention ??= LATER_PARTS.read().then(
      (file) => runInInjectionContext(injector, () => new file.Attention()),
      (thrown: unknown) => {
        attention = null;
        throw thrown;
      },
    );
    return attention;
  };
  chat
    .on('message')
    .pipe(
      mergeMap(({ message }) =>
        defer(() => begun().then((begins) => begins.hear(message))).pipe(catchError(() => EMPTY)),
      ),
      takeUntilDestroyed(),
    )
    .subscribe();
  effect(() => {
    if (chat.unread() > 0) untracked(() => void begun().catch(() => undefined));
  });
}
