import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input, output } from '@angular/core';
import type { ThreadState } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { Conversation } from '../parts/conversation';
import { PartFrame } from '../parts/part-frame';
import { PART_PROVIDERS } from '../parts/part-providers';
import { PartTemplates } from '../parts/part-templates';
import { adoptThreadStyles } from '../styles/threads';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { ThreadItem } from './thread-item';

/**
 * All conversations of this person, the newest first. Where `threads` is given it only says what was
 * chosen.
 *
 * @example
 * ```html
 * <aside><lc-thread-list /></aside>
 * <main><lc-message-list /><lc-composer /></main>
 * ```
 */
@Component({
  selector: 'lc-thread-list',
  imports: [Avatar, Icon, NgTemplateOutlet, ThreadItem],
  providers: [PART_PROVIDERS],
  template: `
    @if (shown().length > 0) {
      <div class="lc-threads">
        <h2 class="lc-threads__heading" id="lc-conversations">{{ locale().text('conversations') }}</h2>
        <ul aria-labelledby="lc-conversations">
          @for (thread of shown(); track thread.id) {
            <li>
              <lc-thread-item
                [thread]="thread"
                [title]="title() ?? conversation.title()"
                (chosen)="choose(thread.id)"
              />
            </li>
          }
        </ul>
      </div>
    } @else if (templates.empty(); as template) {
      <ng-container [ngTemplateOutlet]="template" />
    } @else {
      <div class="lc-state">
        <lc-avatar size="hero" />
        <h2 class="lc-state__title">{{ locale().text('greetingTitle') }}</h2>
        <p class="lc-state__text">{{ locale().text('noConversations') }}</p>
      </div>
    }
    <div class="lc-threads__action">
      <button type="button" class="lc-button" (click)="start()">
        <lc-icon name="add" />{{ locale().text('newConversation') }}
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ThreadList {
  /** The conversations; those of the chat without. */
  readonly threads = input<readonly ThreadState[]>();
  /** How a conversation is called that nobody of the team has answered in. */
  readonly title = input<string>();
  /** Emits the id of a conversation that was chosen, before the chat shows it. */
  readonly chosen = output<string>();
  /** Emits when a new conversation is wanted, before the chat opens it. */
  readonly started = output();

  private readonly chat = inject(LiveChatService);
  // The outermost part brings the styles.
  protected readonly frame = inject(PartFrame);
  protected readonly templates = inject(PartTemplates);
  protected readonly conversation = inject(Conversation);
  protected readonly locale = inject(LocaleService).locale;
  protected readonly shown = computed(() => this.threads() ?? this.chat.threads());

  constructor() {
    adoptThreadStyles();
  }

  protected choose(threadId: string): void {
    this.chosen.emit(threadId);
    if (this.threads() === undefined) this.chat.showThread(threadId);
  }

  protected start(): void {
    this.started.emit();
    if (this.threads() === undefined) this.chat.openNewThread();
  }
}
