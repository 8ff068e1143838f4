import { computed, inject, linkedSignal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';

/** What was not accepted of an answer. */
export interface RefusedAnswer {
  /** The name of the field that it is about; `null` where nobody said which. */
  readonly name: string | null;
  /** What stood in it. */
  readonly value: string;
}

/** What a person has written into the form before a conversation: it outlives the closed window, and a refusal. */
export class FormValues {
  private readonly chat = inject(LiveChatService);
  private readonly person = computed(() => this.chat.state().person?.id);
  /** By the names of the fields; another person finds them empty. */
  readonly values = linkedSignal<unknown, Readonly<Record<string, string>>>({
    source: this.person,
    computation: () => ({}),
  });
  readonly hasAgreed = linkedSignal<unknown, boolean>({ source: this.person, computation: () => false });
  /** Why the form is there again: its answer was not accepted. */
  readonly refused = linkedSignal<unknown, RefusedAnswer | null>({ source: this.person, computation: () => null });

  clear(): void {
    this.values.set({});
    this.hasAgreed.set(false);
  }
}
