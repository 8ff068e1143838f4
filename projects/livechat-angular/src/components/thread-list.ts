import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input, output } from '@angular/core';
import type { ThreadState } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { ThreadItem } from './thread-item';

/** All conversations of this person, the newest first. */
@Component({
  selector: 'lc-thread-list',
  imports: [Avatar, Icon, ThreadItem],
  template: `
    @if (threads().length === 0) {
      <div class="lc-state">
        <lc-avatar size="hero" />
        <h2 class="lc-state__title">{{ locale().text('greetingTitle') }}</h2>
        <p class="lc-state__text">{{ locale().text('noConversations') }}</p>
      </div>
    } @else {
      <div class="lc-threads">
        <h2 class="lc-threads__heading" id="lc-conversations">{{ locale().text('conversations') }}</h2>
        <ul aria-labelledby="lc-conversations">
          @for (thread of threads(); track thread.id) {
            <li><lc-thread-item [thread]="thread" [title]="title()" (chosen)="chosen.emit(thread.id)" /></li>
          }
        </ul>
      </div>
    }
    <div class="lc-threads__action">
      <button type="button" class="lc-button" (click)="started.emit()">
        <lc-icon name="add" />{{ locale().text('newConversation') }}
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ThreadList {
  readonly threads = input.required<readonly ThreadState[]>();
  readonly title = input.required<string>();
  readonly chosen = output<string>();
  readonly started = output();

  protected readonly locale = inject(LocaleService).locale;
}
