import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, signal } from '@angular/core';
import { CircleAlert, Inbox as InboxIcon, LogOut } from 'lucide';
import { SessionKeeper } from '../session/session-keeper';
import type { AssigneeFilter, Inbox, StatusFilter } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { ConversationRow } from './conversation-row';

const FILTERS: readonly StatusFilter[] = ['OPEN', 'SOLVED', 'CLOSED', 'ALL'];
const ASSIGNEES: readonly AssigneeFilter[] = ['ANYBODY', 'ME', 'NOBODY'];
const COUNT_OF = { ANYBODY: 'all', ME: 'mine', NOBODY: 'unassigned' } as const satisfies Record<
  AssigneeFilter,
  keyof NonNullable<Inbox['counts']>
>;
const NEAR_END_PX = 240;

/** The inbox: which conversations there are, and which of them wait. */
@Component({
  selector: 'desk-inbox-pane',
  imports: [Avatar, ConversationRow, Icon],
  templateUrl: './inbox-pane.html',
  styleUrl: './inbox-pane.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxPane {
  readonly #store = inject(DeskStore);
  readonly #keeper = inject(SessionKeeper);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #focusedId = signal<string | null>(null);

  protected readonly text = TEXT.inbox;
  protected readonly sessionText = TEXT.session;
  protected readonly icons = { CircleAlert, InboxIcon, LogOut };
  protected readonly filters = FILTERS;
  protected readonly assignees = ASSIGNEES;
  protected readonly inbox = computed(() => this.#store.state().inbox);
  protected readonly openId = computed(() => this.#store.state().openId);
  protected readonly rows = computed(() => {
    const { inbox, conversations } = this.#store.state();
    return inbox.ids.map((id) => conversations[id]).filter((row) => row !== undefined);
  });
  protected readonly isLoading = computed(() => {
    const { status } = this.inbox().load;
    return this.rows().length === 0 && (status === 'wanted' || status === 'loading');
  });
  protected readonly isLoadingMore = computed(() => ['wanted', 'loading'].includes(this.inbox().more.status));
  protected readonly hasSeveralWidgets = computed(() => {
    const widgets = Object.values(this.#store.state().conversations).map(({ widget }) => widget.id);
    return new Set(widgets).size > 1;
  });
  protected readonly agent = computed(() => {
    const { session } = this.#store.state();
    return session.status === 'signed-in' ? session.agent : null;
  });
  /** One row is reached by Tab, the others from it by the arrow keys. */
  protected readonly tabStop = computed(() => {
    const { ids } = this.inbox();
    return [this.#focusedId(), this.openId()].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
  });

  /** Brings the keyboard back to the list. */
  focusList(): void {
    const id = this.openId();
    if (id !== null) this.#focusedId.set(id);
    this.#focusRow(this.tabStop());
  }

  /** Why nothing is listed. */
  protected readonly emptyText = computed(() => {
    const { filter, assignee } = this.inbox();
    return assignee === 'ANYBODY' ? TEXT.inbox.empty[filter] : TEXT.inbox.emptyOf[assignee];
  });

  protected chooseAssignee(assignee: AssigneeFilter): void {
    this.#store.dispatch({ type: 'assigneeChosen', assignee });
  }

  protected countOf(assignee: AssigneeFilter): number | null {
    const { counts } = this.inbox();
    return counts === null ? null : counts[COUNT_OF[assignee]];
  }

  protected choose(filter: StatusFilter): void {
    this.#store.dispatch({ type: 'filterChosen', filter });
  }

  protected open(conversationId: string): void {
    this.#focusedId.set(conversationId);
    this.#store.dispatch({ type: 'conversationOpened', conversationId });
  }

  protected readAgain(): void {
    this.#store.dispatch({ type: 'inboxWanted' });
  }

  protected readMore(): void {
    this.#store.dispatch({ type: 'moreWanted' });
  }

  protected onScroll({ scrollHeight, scrollTop, clientHeight }: HTMLElement): void {
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (isNearEnd && this.inbox().cursor !== null && this.inbox().more.status === 'ready') this.readMore();
  }

  protected onKey(event: KeyboardEvent): void {
    const next = this.#neighbour(event.key);
    if (next === null) return;
    event.preventDefault();
    this.#focusedId.set(next);
    this.#focusRow(next);
  }

  protected signOut(): void {
    void this.#keeper.signOut();
  }

  #neighbour(key: string): string | null {
    const { ids } = this.inbox();
    const index = ids.indexOf(this.tabStop() ?? '');
    switch (key) {
      case 'ArrowDown':
        return ids[index + 1] ?? null;
      case 'ArrowUp':
        return ids[index - 1] ?? null;
      case 'Home':
        return ids[0] ?? null;
      case 'End':
        return ids.at(-1) ?? null;
      default:
        return null;
    }
  }

  #focusRow(id: string | null): void {
    const rows = this.#host.nativeElement.querySelectorAll<HTMLElement>('[data-conversation]');
    Array.from(rows)
      .find((row) => row.dataset['conversation'] === id)
      ?.focus();
  }
}
