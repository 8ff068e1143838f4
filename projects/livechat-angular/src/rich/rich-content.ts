import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input } from '@angular/core';
import type { TimelineItem } from 'livechat-core';
import { MessageText } from '../components/message-text';
import { LocaleService } from '../i18n/locale-service';
import { ActionList } from './action-list';
import { Carousel } from './carousel';
import { FileList } from './file-list';
import { Survey } from './survey';
import { adoptRichStyles } from './rich-styles';

/**
 * What is more than words: files, buttons, cards, surveys, forms. A file of its own, read when the
 * first such message is shown.
 */
@Component({
  selector: 'lc-rich-content',
  imports: [ActionList, Carousel, FileList, MessageText, Survey],
  template: `
    @let content = item().content;
    @switch (content.type) {
      @case ('FILES') {
        @if (content.text; as text) {
          <div class="lc-bubble"><lc-message-text [text]="text" /></div>
        }
        <lc-file-list [files]="content.files" [item]="item()" />
      }
      @case ('BUTTONS') {
        <div class="lc-bubble"><lc-message-text [text]="content.text" /></div>
        <lc-action-list [actions]="content.buttons" [messageId]="item().messageId" />
      }
      @case ('CAROUSEL') {
        <lc-carousel [cards]="content.cards" [messageId]="item().messageId" />
      }
      @case ('SURVEY') {
        <div class="lc-bubble"><lc-message-text [text]="content.text" /></div>
        <lc-survey [survey]="content" [messageId]="item().messageId" />
      }
      @case ('SURVEY_ANSWER') {
        <div class="lc-bubble">
          <p>{{ locale().text(content.rating === 'SATISFIED' ? 'satisfied' : 'unsatisfied') }}</p>
          @if (content.comment; as comment) {
            <lc-message-text [text]="comment" />
          }
        </div>
      }
      @case ('FORM') {
        <dl class="lc-bubble lc-form-answer">
          @for (field of content.fields; track field.name) {
            <div>
              <dt>{{ field.label }}</dt>
              <dd>
                <bdi dir="auto" class="lc-words">{{ field.value }}</bdi>
              </dd>
            </div>
          }
        </dl>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class RichContent {
  readonly item = input.required<TimelineItem>();

  protected readonly locale = inject(LocaleService).locale;

  constructor() {
    adoptRichStyles();
  }
}
