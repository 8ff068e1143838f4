import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input, signal } from '@angular/core';
import { LIMITS, type Content } from 'livechat-core/protocol';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { surveyAnswerTo } from '../message/answers';
import { adoptFieldStyles } from '../styles/fields';

type SurveyContent = Extract<Content, { type: 'SURVEY' }>;
type Rating = Extract<Content, { type: 'SURVEY_ANSWER' }>['rating'];

const RATINGS = [
  { rating: 'SATISFIED', text: 'satisfied', icon: 'satisfied' },
  { rating: 'UNSATISFIED', text: 'unsatisfied', icon: 'unsatisfied' },
] as const;

/** Asks whether the customer is satisfied, then for a comment; answered once. */
@Component({
  selector: 'lc-survey',
  imports: [Icon],
  template: `
    @if (answered()) {
      <p class="lc-survey__thanks" role="status">{{ locale().text('surveyThanks') }}</p>
    } @else {
      <div class="lc-survey" role="group" [attr.aria-label]="survey().text">
        <div class="lc-survey__ratings">
          @for (choice of ratings; track choice.rating) {
            <button
              type="button"
              class="lc-action"
              [class.lc-action--chosen]="rating() === choice.rating"
              [attr.aria-pressed]="rating() === choice.rating"
              (click)="rating.set(choice.rating)"
            >
              <lc-icon [name]="choice.icon" />{{ locale().text(choice.text) }}
            </button>
          }
        </div>
        @if (rating(); as chosen) {
          <label class="lc-field">
            <span class="lc-field__label">{{ survey().followUp ?? locale().text('surveyComment') }}</span>
            <textarea #comment class="lc-field__input" rows="2" [maxLength]="maxLength"></textarea>
          </label>
          <button type="button" class="lc-button" (click)="send(chosen, comment.value)">
            {{ locale().text('surveySend') }}
          </button>
        }
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Survey {
  readonly survey = input.required<SurveyContent>();
  readonly messageId = input.required<string | undefined>();

  protected readonly ratings = RATINGS;
  protected readonly maxLength = LIMITS.textLength;
  protected readonly locale = inject(LocaleService).locale;
  private readonly chat = inject(LiveChatService);
  protected readonly rating = signal<Rating | null>(null);
  protected readonly answered = computed(
    () =>
      surveyAnswerTo(this.chat.timeline(), this.messageId()) !== undefined ||
      this.chat.activeThread()?.status === 'CLOSED',
  );

  constructor() {
    adoptFieldStyles();
  }

  protected send(rating: Rating, written: string): void {
    const messageId = this.messageId();
    if (messageId === undefined) return;
    const comment = written.trim();
    this.chat.send({ type: 'SURVEY_ANSWER', rating, messageId, ...(comment === '' ? {} : { comment }) });
  }
}
