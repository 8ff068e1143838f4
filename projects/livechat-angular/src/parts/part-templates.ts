import {
  Directive,
  DestroyRef,
  TemplateRef,
  computed,
  inject,
  input,
  signal,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import type { ShownContent, TimelineItem } from 'livechat-core';

/** The kind of a message, as its content names it. */
export type MessageKind = ShownContent['type'];

/** What the template of a kind of message is given: `let-message`, with the content of that kind. */
export interface MessageTemplateContext<K extends MessageKind = MessageKind> {
  readonly $implicit: TimelineItem & { readonly content: Extract<ShownContent, { readonly type: K }> };
}

/** What draws the messages of a kind in the place of their bubbles. */
interface MessageReplacement {
  readonly kind: () => MessageKind;
  readonly template: TemplateRef<MessageTemplateContext>;
}

/** The templates that replace something of the parts on one stretch of the page. */
export class PartTemplates {
  private readonly messages = signal<readonly MessageReplacement[]>([]);
  private readonly headers = signal<readonly TemplateRef<object>[]>([]);
  private readonly empties = signal<readonly TemplateRef<object>[]>([]);

  readonly header: Signal<TemplateRef<object> | null> = computed(() => this.headers().at(-1) ?? null);
  /** What stands in a conversation, or a list of them, that has nothing yet. */
  readonly empty: Signal<TemplateRef<object> | null> = computed(() => this.empties().at(-1) ?? null);

  /** The template for a kind of message; of several the last one. */
  forMessage(kind: MessageKind): TemplateRef<MessageTemplateContext> | null {
    return this.messages().findLast((replacement) => replacement.kind() === kind)?.template ?? null;
  }

  /** Takes a template for as long as the directive lives in whose constructor this is called. */
  addMessage(replacement: MessageReplacement): void {
    keep(this.messages, replacement);
  }

  /** As {@link addMessage}. */
  addHeader(template: TemplateRef<object>): void {
    keep(this.headers, template);
  }

  /** As {@link addMessage}. */
  addEmpty(template: TemplateRef<object>): void {
    keep(this.empties, template);
  }
}

function keep<T>(list: WritableSignal<readonly T[]>, item: T): void {
  list.update((items) => [...items, item]);
  inject(DestroyRef).onDestroy(() => list.update((items) => items.filter((other) => other !== item)));
}

/**
 * Replaces how messages of one kind are drawn, inside a part of the chat. The author, the time and
 * the state of the delivery stay.
 *
 * @example
 * ```html
 * <lc-message-list>
 *   <ng-template [lcMessage]="'CUSTOM_DATA'" let-message>
 *     <shop-order [order]="message.content.customData" />
 *   </ng-template>
 * </lc-message-list>
 * ```
 */
@Directive({ selector: 'ng-template[lcMessage]' })
export class LiveChatMessageTemplate<K extends MessageKind = MessageKind> {
  readonly kind = input.required<K>({ alias: 'lcMessage' });

  constructor() {
    const template = inject<TemplateRef<MessageTemplateContext>>(TemplateRef);
    inject(PartTemplates).addMessage({ kind: this.kind, template });
  }

  static ngTemplateContextGuard<K extends MessageKind>(
    _: LiveChatMessageTemplate<K>,
    context: unknown,
  ): context is MessageTemplateContext<K> {
    return context !== null;
  }
}

/**
 * Replaces the window's header.
 *
 * @example
 * ```html
 * <lc-window><ng-template lcHeader><h2>Ask us</h2></ng-template></lc-window>
 * ```
 */
@Directive({ selector: 'ng-template[lcHeader]' })
export class LiveChatHeaderTemplate {
  constructor() {
    inject(PartTemplates).addHeader(inject<TemplateRef<object>>(TemplateRef));
  }
}

/**
 * Replaces what stands in a conversation without messages, and in an empty list of conversations.
 *
 * @example
 * ```html
 * <lc-message-list><ng-template lcEmpty><p>Ask away!</p></ng-template></lc-message-list>
 * ```
 */
@Directive({ selector: 'ng-template[lcEmpty]' })
export class LiveChatEmptyTemplate {
  constructor() {
    inject(PartTemplates).addEmpty(inject<TemplateRef<object>>(TemplateRef));
  }
}
