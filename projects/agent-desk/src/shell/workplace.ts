import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { CircleAlert, WifiOff, X } from 'lucide';
import { ContextPane } from '../context/context-pane';
import { ConversationPane } from '../conversation/conversation-pane';
import { InboxPane } from '../inbox/inbox-pane';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';

/** The three panes; a narrow screen shows one or two of them. */
@Component({
  selector: 'desk-workplace',
  imports: [ContextPane, ConversationPane, Icon, InboxPane],
  templateUrl: './workplace.html',
  styleUrl: './workplace.css',
  host: { '[attr.data-pane]': 'pane()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Workplace {
  readonly #store = inject(DeskStore);

  protected readonly text = TEXT;
  protected readonly icons = { CircleAlert, WifiOff, X };
  protected readonly inbox = viewChild.required(InboxPane);
  protected readonly pane = computed(() => this.#store.state().pane);
  protected readonly isOffline = computed(() => this.#store.state().connection === 'offline');
  protected readonly notice = computed(() => this.#store.state().notice);

  protected dismiss(): void {
    this.#store.dispatch({ type: 'noticeDismissed' });
  }
}
