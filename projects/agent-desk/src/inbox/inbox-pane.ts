import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { BellOff, BellRing, CircleAlert, Inbox as InboxIcon, Keyboard, LogOut } from 'lucide';
import { AlertSwitch } from '../attention/alert-switch';
import { ShortcutHint } from '../keys/shortcut-hint';
import { SessionKeeper } from '../session/session-keeper';
import type { AssigneeFilter, Inbox, StatusFilter } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { ConversationRow } from './conversation-row';
import { TagFilter } from './tag-filter';

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
  imports: [Avatar, ConversationRow, Icon, ShortcutHint, TagFilter],
  templateUrl: './inbox-pane.html',
  styleUrl: './inbox-pane.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxPane {
  /** The agent wants to know the shortcuts. */
  readonly helpWanted = output();

  readonly #store = inject(DeskStore);
  readonly #keeper = inject(SessionKeeper);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #focusedId = signal<string | null>(null);
  protected readonly tagFilter = viewChild.required(TagFilter);
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  #listed: readonly string[] = [];

  protected readonly text = TEXT.inbox;
  protected readonly sessionText = TEXT.session;
  protected readonly keysText = TEXT.keys;
  protected readonly icons = { BellOff, BellRing, CircleAlert, InboxIcon, Keyboard, LogOut };
  protected readonly alerts = inject(AlertSwitch);
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

  /** Why nothing is listed. */
  protected readonly emptyText = computed(() => {
    const { filter, assignee, tag } = this.inbox();
    if (tag !== null) return TEXT.inbox.emptyTag(tag);
    return assignee === 'ANYBODY' ? TEXT.inbox.empty[filter] : TEXT.inbox.emptyOf[assignee];
  });

  constructor() {
    effect(() => this.#keepFocus(this.inbox().ids));
  }

  /** Brings the keyboard back to the list. */
  focusList(): void {
    const id = this.openId();
    if (id !== null) this.#focusedId.set(id);
    const stop = this.tabStop();
    if (stop === null) this.scroller().nativeElement.focus();
    else this.#focusRow(stop);
  }

  /** Brings the keyboard to the filter. */
  focusFilter(): void {
    this.tagFilter().focus();
  }

  /** The conversation whose row has the keyboard. */
  focusedRow(): string | null {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.#host.nativeElement.contains(activeElement)) return null;
    return activeElement.dataset['conversation'] ?? null;
  }

  /** Goes on from the row that has the keyboard, else from the shown conversation. */
  move(step: 1 | -1): void {
    const { ids } = this.inbox();
    const index = ids.indexOf(this.focusedRow() ?? this.openId() ?? '');
    const next = index === -1 ? ids[0] : ids[index + step];
    if (next === undefined) return;
    this.#focusedId.set(next);
    this.#focusRow(next);
    // A list that a narrow screen hides takes no focus.
    if (this.focusedRow() !== next) this.open(next);
  }

  protected chooseTag(tag: string | null): void {
    this.#store.dispatch({ type: 'tagChosen', tag });
  }

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

  protected switchAlerts(): void {
    void this.alerts.set(this.alerts.isOn() ? 'off' : 'on');
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

  /** Runs before the rows change: where the one with the keyboard goes away, its neighbour takes over. */
  #keepFocus(ids: readonly string[]): void {
    const before = this.#listed;
    this.#listed = ids;
    const focused = untracked(() => this.focusedRow());
    if (focused === null || ids.includes(focused)) return;
    const index = before.indexOf(focused);
    const neighbour = [...before.slice(index + 1), ...before.slice(0, index).reverse()].find((id) => ids.includes(id));
    this.#focusedId.set(neighbour ?? null);
    const focus = (): void => (neighbour === undefined ? this.focusList() : this.#focusRow(neighbour));
    afterNextRender({ write: focus }, { injector: this.#injector });
  }

  #focusRow(id: string | null): void {
    const rows = this.#host.nativeElement.querySelectorAll<HTMLElement>('[data-conversation]');
    Array.from(rows)
      .find((row) => row.dataset['conversation'] === id)
      ?.focus();
  }
}
