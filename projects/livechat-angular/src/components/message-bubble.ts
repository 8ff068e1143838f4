import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input, output } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import type { PlainKey } from '../i18n/locale';
import type { MessageRow } from '../message/rows';
import { contentWords } from '../message/words';
import { PartTemplates } from '../parts/part-templates';
import type { DeliveryStatus } from 'livechat-core';
import { Avatar } from './avatar';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';
import { MessageText } from './message-text';

const STATUS_TEXTS: Readonly<Record<DeliveryStatus, PlainKey>> = {
  SENDING: 'sending',
  SENT: 'sent',
  DELIVERED: 'delivered',
  SEEN: 'seen',
  FAILED: 'failed',
};

const STATUS_ICONS: Readonly<Record<DeliveryStatus, IconName>> = {
  SENDING: 'sending',
  SENT: 'sent',
  DELIVERED: 'delivered',
  SEEN: 'seen',
  FAILED: 'problem',
};

/** One message with its author, its time and how far it came. */
@Component({
  selector: 'lc-message-bubble',
  imports: [Avatar, Icon, Lazy, MessageText, NgTemplateOutlet],
  template: `
    <div
      class="lc-message"
      [attr.data-key]="item().key"
      [class.lc-message--own]="item().own"
      [class.lc-message--first]="row().first"
      [class.lc-message--last]="row().last"
      [class.lc-message--failed]="failed()"
    >
      @if (!item().own && row().first) {
        <span class="lc-message__author" [title]="authorName()">
          <bdi class="lc-cut" dir="auto">{{ authorName() }}</bdi>
        </span>
      } @else {
        <span class="lc-sr">{{ item().own ? locale().text('you') : authorName() }}:</span>
      }
      @if (!item().own && row().last) {
        <lc-avatar [name]="item().author.name" />
      }
      @if (template(); as replaced) {
        <ng-container [ngTemplateOutlet]="replaced" [ngTemplateOutletContext]="context()" />
      } @else if (text(); as words) {
        <div class="lc-bubble" [attr.part]="bubblePart()"><lc-message-text [text]="words" /></div>
      } @else if (item().content.type === 'UNSUPPORTED') {
        <div class="lc-bubble lc-bubble--unsupported" [attr.part]="bubblePart()">
          {{ locale().text('unsupportedContent') }}
        </div>
      } @else {
        <lc-lazy [part]="richContent" [inputs]="{ item: item() }">
          <div class="lc-bubble">{{ words() }}</div>
        </lc-lazy>
      }
      @if (failed()) {
        <div class="lc-failure">
          <span class="lc-failure__text">
            <lc-icon name="problem" /><span class="lc-sr">{{ locale().text('failed') }}.</span>
            {{ locale().text('notSent') }}
          </span>
          <button type="button" class="lc-link-button" (click)="retry.emit()">{{ locale().text('retry') }}</button>
          <button type="button" class="lc-link-button" (click)="remove.emit()">
            {{ locale().text('deleteMessage') }}
          </button>
        </div>
      } @else if (row().last) {
        <div class="lc-meta">
          <time [attr.datetime]="isoTime()" [title]="locale().dayAndTime(item().moment)">{{ time() }}</time>
          @if (item().own) {
            <span [class.lc-meta__status--seen]="item().status === 'SEEN'" [title]="statusText()">
              <lc-icon [name]="statusIcon()" />
              <span class="lc-sr">{{ statusText() }}</span>
            </span>
          }
        </div>
      } @else {
        <span class="lc-message__time" aria-hidden="true">{{ time() }}</span>
        @if (item().own) {
          <span class="lc-sr">{{ statusText() }}</span>
        }
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageBubble {
  readonly row = input.required<MessageRow>();
  readonly retry = output();
  readonly remove = output();

  private readonly templates = inject(PartTemplates, { optional: true });
  protected readonly locale = inject(LocaleService).locale;
  protected readonly item = computed(() => this.row().item);
  /** What the application draws in the place of the bubble. */
  protected readonly template = computed(() => this.templates?.forMessage(this.item().content.type) ?? null);
  protected readonly context = computed(() => ({ $implicit: this.item() }));
  /** Of a message that is nothing but words. */
  protected readonly text = computed(() => {
    const { content } = this.item();
    if (content.type === 'CUSTOM_DATA') return content.userMessage;
    return content.type === 'TEXT' || content.type === 'ANSWER' || content.type === 'QUICK_REPLIES'
      ? content.text
      : null;
  });
  protected readonly richContent = LAZY_PARTS.richContent;
  protected readonly words = computed(() => contentWords(this.locale(), this.item().content) ?? '');
  protected readonly bubblePart = computed(() => (this.item().own ? 'bubble own-bubble' : 'bubble'));
  protected readonly failed = computed(() => this.item().status === 'FAILED');
  protected readonly authorName = computed(() => this.item().author.name ?? this.locale().text('team'));
  protected readonly time = computed(() => this.locale().time(this.item().moment));
  protected readonly isoTime = computed(() => new Date(this.item().moment).toISOString());
  protected readonly statusText = computed(() => this.locale().text(STATUS_TEXTS[this.item().status]));
  protected readonly statusIcon = computed(() => STATUS_ICONS[this.item().status]);
}
