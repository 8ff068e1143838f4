import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import type { DeliveryStatus } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';
import { bubbleContent, messageView } from '../message/message-view';
import type { MessageRow } from '../message/rows';
import { PartTemplates } from '../parts/part-templates';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { ICONS } from './icons';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';
import { MessageWords } from './message-words';
import { outline } from './outline';

/** What people do with a message that did not go out; they give the entry of the outbox. */
export interface FailureActions {
  readonly retry: (entryId: string) => void;
  readonly remove: (entryId: string) => void;
}

const TICKS: Readonly<Record<DeliveryStatus, string>> = {
  SENDING: /* @__PURE__ */ outline(ICONS.sending),
  SENT: /* @__PURE__ */ outline(ICONS.sent),
  DELIVERED: /* @__PURE__ */ outline(ICONS.delivered),
  SEEN: /* @__PURE__ */ outline(ICONS.seen),
  FAILED: /* @__PURE__ */ outline(ICONS.problem),
};

/**
 * One message with its author, its time and how far it came. A conversation has many, so that one of nothing but
 * words has no components inside: initials, time and ticks are drawn right here.
 */
@Component({
  selector: 'lc-message-bubble',
  imports: [Avatar, Icon, Lazy, MessageWords, NgTemplateOutlet],
  template: `
    @let shown = view();
    <div [className]="shown.classes" [attr.data-key]="row().key">
      @if (shown.isNamed) {
        <span class="lc-message__author" [title]="shown.author">
          <bdi class="lc-cut" dir="auto" [textContent]="shown.author"></bdi>
        </span>
      } @else {
        <span class="lc-sr">{{ shown.speaker }}:</span>
      }
      @if (shown.initials) {
        <span class="lc-avatar" aria-hidden="true" [textContent]="shown.initials"></span>
      } @else if (shown.hasFace) {
        <lc-avatar />
      }
      @let said = content();
      @if (template(); as replaced) {
        <ng-container [ngTemplateOutlet]="replaced" [ngTemplateOutletContext]="{ $implicit: row().item }" />
      } @else if (said.kind === 'plain') {
        <div class="lc-bubble lc-words" [attr.part]="shown.part" [textContent]="said.text"></div>
      } @else if (said.kind === 'marked') {
        <div class="lc-bubble" [attr.part]="shown.part"><lc-message-words [text]="said.text" /></div>
      } @else if (said.kind === 'unsupported') {
        <div class="lc-bubble lc-bubble--unsupported" [attr.part]="shown.part">{{ said.text }}</div>
      } @else {
        <lc-lazy [part]="richContent" [inputs]="{ item: row().item }" excuse="quiet">
          <div class="lc-bubble">{{ said.text }}</div>
        </lc-lazy>
      }
      @if (shown.hasFailed) {
        <div class="lc-failure">
          <span class="lc-failure__text">
            <lc-icon name="problem" /><span class="lc-sr">{{ locale().text('failed') }}.</span>
            {{ locale().text('notSent') }}
          </span>
          <button type="button" class="lc-link-button" (click)="actions().retry(row().item.entryId ?? '')">
            {{ locale().text('retry') }}
          </button>
          <button type="button" class="lc-link-button" (click)="actions().remove(row().item.entryId ?? '')">
            {{ locale().text('deleteMessage') }}
          </button>
        </div>
      } @else if (shown.exact; as exact) {
        <div class="lc-meta">
          <time [attr.datetime]="exact.iso" [title]="exact.words" [textContent]="shown.time"></time>
          @if (shown.delivery; as delivery) {
            <span [class.lc-meta__status--seen]="delivery.status === 'SEEN'" [title]="delivery.words">
              <svg class="lc-icon" viewBox="0 0 24 24" aria-hidden="true">
                <path [attr.d]="ticks[delivery.status]" />
              </svg>
              <span class="lc-sr" [textContent]="delivery.words"></span>
            </span>
          }
        </div>
      } @else {
        <span class="lc-message__time" aria-hidden="true" [textContent]="shown.time"></span>
        @if (shown.delivery; as delivery) {
          <span class="lc-sr" [textContent]="delivery.words"></span>
        }
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageBubble {
  readonly row = input.required<MessageRow>();
  readonly actions = input.required<FailureActions>();

  private readonly templates = inject(PartTemplates, { optional: true });
  protected readonly locale = inject(LocaleService).locale;
  protected readonly ticks = TICKS;
  protected readonly richContent = LAZY_PARTS.richContent;
  private readonly said = computed(() => this.row().item.content);
  /** What the application draws in the place of the bubble. */
  protected readonly template = computed(() => this.templates?.forMessage(this.said().type) ?? null);
  protected readonly view = computed(() => messageView(this.row(), this.locale()));
  protected readonly content = computed(() => bubbleContent(this.said(), this.locale()));
}
