import { DestroyRef, Injectable, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Language } from 'livechat-core/protocol';
import { LiveChatService } from 'livechat-angular/service';
import { EN_US } from './catalogues/en-us';
import { loadTexts } from './load-texts';
import { LOCALE_TEXTS } from './locale-texts';
import { createLocale, type Locale } from './locale';
import type { Texts } from './texts';

/**
 * The locale of the chat's language. The last one stays until the texts of the next are read, so
 * that the window never flashes in another language.
 */
@Injectable()
export class LocaleService {
  private readonly chat = inject(LiveChatService);
  private readonly replaced = inject(LOCALE_TEXTS);
  private readonly loaded = signal<Locale | null>(null);
  private destroyed = false;

  /** Whether the first texts are read; before that there is nothing to show. */
  readonly isReady: Signal<boolean> = computed(() => this.loaded() !== null);
  readonly locale: Signal<Locale> = computed(() => this.loaded() ?? createLocale('en-US', EN_US));

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.destroyed = true));
    const language = computed(() => this.chat.state().language);
    effect(() => {
      const wanted = language();
      untracked(() => this.use(wanted));
    });
  }

  private use(language: Language): void {
    if (this.loaded()?.language === language) return;
    const texts = loadTexts(language);
    if (!(texts instanceof Promise)) return this.publish(language, texts);
    texts.then(
      (found) => this.publish(language, found),
      // Without the catalogue's file the chat still works, in English.
      () => this.publish(language, EN_US),
    );
  }

  private publish(language: Language, texts: Texts): void {
    if (this.destroyed || this.chat.state().language !== language) return;
    this.loaded.set(createLocale(language, { ...texts, ...this.replaced[language] }));
  }
}
