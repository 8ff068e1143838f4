import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { plainText, type JsonObject, type JsonValue, type Message } from 'livechat-core/protocol';
import { DataView } from '../context/data-view';
import { isJsonObject } from '../context/json-shape';
import { TEXT } from '../text/catalogue';
import { LinkedText } from './linked-text';
import { MessageFiles } from './message-files';
import { OfferedActions } from './offered-actions';
import { OfferedCards } from './offered-cards';

/** What a message says and offers, to be read. Texts are shown as text, whatever they contain. */
@Component({
  selector: 'desk-message-body',
  imports: [DataView, LinkedText, MessageFiles, OfferedActions, OfferedCards],
  template: `
    @let shown = content();
    @if (shown.type === 'ANSWER') {
      <p class="label">{{ rich.chose }}</p>
    }
    @if (text(); as text) {
      <desk-linked-text class="text" dir="auto" [text]="text" />
    }
    @switch (shown.type) {
      @case ('CUSTOM_DATA') {
        @if (shown.userMessage; as seen) {
          <p class="label">{{ rich.userMessage }}</p>
          <desk-linked-text dir="auto" [text]="seen" />
        }
        <p class="label">{{ texts.customData }}</p>
        <desk-data-view [data]="keyed(shown.customData)" />
      }
      @case ('FILES') {
        <desk-message-files [files]="shown.files" />
      }
      @case ('BUTTONS') {
        <desk-offered-actions [actions]="shown.buttons" [chosen]="chosen()" />
      }
      @case ('QUICK_REPLIES') {
        <desk-offered-actions [actions]="shown.replies" [chosen]="chosen()" />
      }
      @case ('CAROUSEL') {
        <desk-offered-cards [cards]="shown.cards" [chosen]="chosen()" />
      }
      @case ('SURVEY') {
        <p class="label">{{ rich.survey }}</p>
        @if (shown.followUp; as followUp) {
          <desk-linked-text class="soft" dir="auto" [text]="followUp" />
        }
      }
      @case ('FORM') {
        <dl>
          @for (field of shown.fields; track $index) {
            <div>
              <dt>
                <bdi dir="auto">{{ field.label }}</bdi>
              </dt>
              <dd><desk-linked-text dir="auto" [text]="field.value" /></dd>
            </div>
          }
        </dl>
        @if (shown.consent; as consent) {
          <p class="label">{{ rich.agreed }}</p>
          <desk-linked-text class="soft" dir="auto" [text]="consent" />
        }
      }
      @case ('UNSUPPORTED') {
        <p class="soft unsupported">{{ texts.unsupported }}</p>
      }
    }
  `,
  styles: `
    .label {
      margin-block: 2px 4px;
      color: var(--ink-soft);
      font-size: 12px;
      font-weight: 600;
    }

    * + .label {
      margin-block-start: 8px;
      padding-block-start: 8px;
      border-block-start: 1px solid var(--line);
    }

    .soft {
      color: var(--ink-soft);
    }

    .unsupported {
      font-style: italic;
    }

    dl {
      display: grid;
      gap: 4px;
      margin: 0;
    }

    dt {
      color: var(--ink-soft);
      font-size: 12px;
    }

    dd {
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageBody {
  readonly content = input.required<Message['content']>();
  /** Payloads of its choices that the customer has chosen. */
  readonly chosen = input<readonly string[]>([]);

  protected readonly texts = TEXT.conversation;
  protected readonly rich = TEXT.rich;
  protected readonly text = computed(() => textOf(this.content()));

  /** Custom data may be a bare value or a list; both are shown under a key of their own. */
  protected keyed(value: JsonValue): JsonObject {
    return isJsonObject(value) ? value : { value };
  }
}

/** The words above whatever else a message holds; what is shown in parts of its own has none. */
function textOf(content: Message['content']): string {
  switch (content.type) {
    case 'CUSTOM_DATA':
      return content.agentMessage ?? '';
    case 'FILES':
      return content.text ?? '';
    case 'NOTE':
      return TEXT.notes[content.event];
    case 'SURVEY_ANSWER':
      return [TEXT.ratings[content.rating], content.comment].filter(Boolean).join('\n');
    case 'CAROUSEL':
    case 'FORM':
      return '';
    default:
      return plainText(content) ?? '';
  }
}
