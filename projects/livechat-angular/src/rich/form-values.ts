import { computed, inject, linkedSignal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';

/** What a person has written into the form before a conversation: it outlives the closed window, and a refusal. */
export class FormValues {
  private readonly chat = inject(LiveChatService);
  private readonly person = computed(() => this.chat.state().person?.id);
  /** By the names of the fields; another person finds them empty. */
  readonly values = linkedSignal<unknown, Readonly<Record<string, string>>>({
    source: this.person,
    computation: () => ({}),
  });
}
