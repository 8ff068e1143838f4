import { isPlatformBrowser } from '@angular/common';
import { ElementRef, PLATFORM_ID, afterNextRender, effect, inject } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { WIDGET_CSS } from '../styles/widget-css';
import { applyTheme } from '../theme/apply-theme';
import { adoptStyles } from '../theme/style-sheets';
import { styledRoot } from '../theme/styled-root';

/** What a part that stands alone is, beside its own classes. */
const CLASSES = ['lc-root', 'lc-part'];

/** Marks a part that a server has drawn and nobody has dressed yet. */
const UNDRESSED = 'data-lc-undressed';

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
    // A server has no shadow roots either: there the widget cannot be told from a part that stands alone.
    if (!isPlatformBrowser(inject(PLATFORM_ID))) undress(this.host);
    else if (this.host.shadowRoot === null) this.standAlone();
    else this.standInShadow(this.host.shadowRoot);
  }

  private standInShadow(root: ShadowRoot): void {
    adoptStyles(root, WIDGET_CSS);
    dress(this.host);
  }

  private standAlone(): void {
    const { host } = this;
    const locale = inject(LocaleService).locale;
    host.classList.add(...CLASSES);
    effect(() => {
      host.dir = locale().direction;
      host.lang = locale().language;
    });
    afterNextRender({
      earlyRead: () => {
        adoptStyles(styledRoot(host), WIDGET_CSS);
        dress(host);
      },
    });
  }
}

/** What comes from a server without its styles stays hidden. */
function undress(host: HTMLElement): void {
  host.setAttribute(UNDRESSED, '');
  host.setAttribute('hidden', '');
}

function dress(host: HTMLElement): void {
  if (!host.hasAttribute(UNDRESSED)) return;
  host.removeAttribute(UNDRESSED);
  host.removeAttribute('hidden');
}
