import { DestroyRef, Directive, NgZone, effect, inject, input, untracked } from '@angular/core';
import type { LiveChat } from 'livechat-core';
import { CHAT_FACTORY } from './chat-factory';
import type { LiveChatOptions } from './live-chat-options';
import { LiveChatService } from './live-chat-service';
import { LIVE_CHAT } from './live-chat-token';
import { OncePerChat } from './once-per-chat';

/**
 * Gives everything inside it a chat of its own, beside the application's: another widget, or another
 * server. It begins when it is drawn, with the options that it has then, and ends with its element.
 *
 * @example
 * ```html
 * @for (team of teams(); track team.widgetId) {
 *   <section [lcScope]="{ widgetId: team.widgetId }">
 *     <lc-message-list />
 *     <lc-composer />
 *   </section>
 * }
 * ```
 */
@Directive({
  selector: '[lcScope]',
  exportAs: 'lcScope',
  providers: [{ provide: LIVE_CHAT, useFactory: createScopedChat }, LiveChatService, OncePerChat],
})
export class LiveChatScope {
  /** Which widget of which server, and how it starts. */
  readonly options = input.required<LiveChatOptions>({ alias: 'lcScope' });
  /** The chat of the scope. */
  readonly chat = inject(LiveChatService);

  constructor() {
    let hasBegun = false;
    effect(() => {
      const options = this.options();
      if (hasBegun) return;
      hasBegun = true;
      untracked(() => this.begin(options));
    });
  }

  private begin({ language, theme, ...widget }: LiveChatOptions): void {
    if (language !== undefined) this.chat.setLanguage(language);
    if (theme !== undefined) this.chat.setTheme(theme);
    this.chat.init(widget);
  }
}

function createScopedChat(): LiveChat {
  const create = inject(CHAT_FACTORY);
  const chat = inject(NgZone).runOutsideAngular(() => create({}));
  inject(DestroyRef).onDestroy(() => chat.dispose());
  return chat;
}
