import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import {
  CASE_LIMITS,
  CONVERSATION_STATUSES,
  PRIORITIES,
  conversationStatusOf,
  type Agent,
  type Colleague,
  type Conversation,
} from 'livechat-core/protocol';
import { X } from 'lucide';
import { ShortcutHint } from '../keys/shortcut-hint';
import type { CaseEdit } from '../state/case-edit';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { assignableTo } from './assignable-to';

/** What the team knows of a conversation, to be changed where it stands. A closed one only has its status changed. */
@Component({
  selector: 'desk-case-fields',
  imports: [Icon, ShortcutHint],
  templateUrl: './case-fields.html',
  styleUrl: './case-fields.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseFields {
  readonly conversation = input.required<Conversation>();
  readonly agent = input.required<Agent>();
  readonly colleagues = input.required<readonly Colleague[]>();
  readonly edited = output<CaseEdit>();

  protected readonly text = TEXT.context;
  protected readonly words = TEXT.cases;
  protected readonly icon = X;
  protected readonly statuses = CONVERSATION_STATUSES;
  protected readonly priorities = PRIORITIES;
  protected readonly limits = CASE_LIMITS;
  protected readonly status = computed(() => conversationStatusOf(this.conversation()));
  protected readonly isClosed = computed(() => this.status() === 'CLOSED');
  protected readonly assignable = computed(() =>
    assignableTo(this.agent(), this.colleagues(), this.conversation().assignee),
  );

  protected assign(agentId: string): void {
    const assignee = this.assignable().find(({ id }) => id === agentId) ?? null;
    this.edited.emit({ field: 'assignee', assignee });
  }

  protected setStatus(chosen: string): void {
    const status = CONVERSATION_STATUSES.find((one) => one === chosen);
    if (status !== undefined) this.edited.emit({ field: 'status', status });
  }

  protected setPriority(chosen: string): void {
    const priority = PRIORITIES.find((one) => one === chosen);
    if (priority !== undefined) this.edited.emit({ field: 'priority', priority });
  }

  protected setTopic(field: HTMLInputElement): void {
    const topic = field.value.trim();
    field.value = topic;
    if (topic !== (this.conversation().topic ?? '')) {
      this.edited.emit({ field: 'topic', topic: topic === '' ? null : topic });
    }
  }

  /** Puts back what the topic was. */
  protected restoreTopic(field: HTMLInputElement): void {
    field.value = this.conversation().topic ?? '';
  }

  protected addTag(event: Event, field: HTMLInputElement): void {
    // The Enter that ends a composition belongs to the word.
    if (event instanceof KeyboardEvent && event.isComposing) return;
    event.preventDefault();
    const tag = field.value.trim();
    field.value = '';
    if (tag !== '' && !this.conversation().tags?.includes(tag)) this.edited.emit({ field: 'tagAdded', tag });
  }

  /** The button goes away with its tag: the focus stays with the tags. */
  protected removeTag(tag: string, field: HTMLInputElement): void {
    this.edited.emit({ field: 'tagRemoved', tag });
    field.focus();
  }
}
