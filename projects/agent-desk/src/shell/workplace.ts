import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { CircleAlert, WifiOff, X } from 'lucide';
import { ContextPane } from '../context/context-pane';
import { ConversationPane } from '../conversation/conversation-pane';
import { InboxPane } from '../inbox/inbox-pane';
import { shortcutOf, takesKeys, type ShortcutName } from '../keys/shortcut';
import { ShortcutSheet } from '../keys/shortcut-sheet';
import { ShortcutSwitch } from '../keys/shortcut-switch';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Announcer } from '../ui/announcer';
import { Icon } from '../ui/icon';
import { CaseActions } from './case-actions';

/** The three panes, a narrow screen shows one or two of them; and what the keys do in them. */
@Component({
  selector: 'desk-workplace',
  imports: [ContextPane, ConversationPane, Icon, InboxPane, ShortcutSheet],
  templateUrl: './workplace.html',
  styleUrl: './workplace.css',
  host: { '[attr.data-pane]': 'pane()', '(document:keydown)': 'onKey($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Workplace {
  readonly #store = inject(DeskStore);
  readonly #actions = inject(CaseActions);
  readonly #works = inject(ShortcutSwitch).works;

  protected readonly text = TEXT;
  protected readonly icons = { CircleAlert, WifiOff, X };
  protected readonly inbox = viewChild.required(InboxPane);
  protected readonly conversation = viewChild.required(ConversationPane);
  protected readonly sheet = viewChild.required(ShortcutSheet);
  protected readonly announcements = inject(Announcer).latest;
  protected readonly pane = computed(() => this.#store.state().pane);
  protected readonly isOffline = computed(() => this.#store.state().connection === 'offline');
  /** How many replies the connection is missing for; empty while there are none. */
  protected readonly waitingText = computed(() => {
    const waiting = this.#store.state().outgoing.filter(({ status }) => status !== 'failed').length;
    return waiting === 0 ? '' : TEXT.live.waiting(waiting);
  });
  protected readonly notice = computed(() => this.#store.state().notice);

  protected dismiss(): void {
    this.#store.dispatch({ type: 'noticeDismissed' });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || takesKeys(event.target)) return;
    const name = shortcutOf(event);
    if (name === null || !this.#works()(name)) return;
    event.preventDefault();
    this.#run(name);
  }

  #run(name: ShortcutName): void {
    switch (name) {
      case 'next':
        return this.inbox().move(1);
      case 'previous':
        return this.inbox().move(-1);
      case 'open':
        return;
      case 'reply':
      case 'note':
        return this.#write(name);
      case 'assignToMe':
        return this.#actions.assignToMe(this.#target());
      case 'solve':
        return this.#actions.solve(this.#target());
      case 'filter':
        return this.inbox().focusFilter();
      case 'back':
        return this.#back();
      case 'help':
        return this.sheet().open();
    }
  }

  /** The conversation that is meant: that of the row with the keyboard, else the shown one. */
  #target(): string | null {
    return this.inbox().focusedRow() ?? this.#store.state().openId;
  }

  #write(kind: 'reply' | 'note'): void {
    const conversationId = this.#target();
    if (conversationId === null || !this.#actions.mayWrite(conversationId)) return;
    if (conversationId !== this.#store.state().openId) {
      this.#store.dispatch({ type: 'conversationOpened', conversationId });
    }
    this.conversation().write(kind);
  }

  #back(): void {
    if (this.pane() === 'context') this.#store.dispatch({ type: 'paneShown', pane: 'conversation' });
    else this.inbox().focusList();
  }
}
