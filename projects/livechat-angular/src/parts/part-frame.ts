import { DOCUMENT, ElementRef, afterNextRender, effect, inject } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { WIDGET_CSS } from '../styles/widget-css';
import { applyTheme } from '../theme/apply-theme';
import { adoptStyles } from '../theme/style-sheets';

/** What a part that stands alone is, beside its own classes. */
const CLASSES = ['lc-root', 'lc-part'];

/**
 * The outermost part of the chat on a stretch of the page: theme, language and style sheet are
 * applied there, and hold for the parts inside it. With a shadow root of its own that is where the
 * styles go, otherwise into the root in which it is.
 */
export class PartFrame {
  readonly chat = inject(LiveChatService);
  readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly theme = applyTheme(this.host);

  constructor() {
    const { shadowRoot } = this.host;
    if (shadowRoot === null) this.standAlone();
    else adoptStyles(shadowRoot, WIDGET_CSS);
  }

  private standAlone(): void {
    const { host } = this;
    const locale = inject(LocaleService).locale;
    const document = inject(DOCUMENT);
    host.classList.add(...CLASSES);
    effect(() => {
      host.dir = locale().direction;
      host.lang = locale().language;
    });
    afterNextRender({
      earlyRead: () => {
        const root = host.getRootNode();
        adoptStyles(root instanceof ShadowRoot ? root : document, WIDGET_CSS);
      },
    });
  }
}
