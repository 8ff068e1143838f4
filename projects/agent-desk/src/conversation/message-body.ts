import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { plainText, type JsonObject, type JsonValue, type Message } from 'livechat-core/protocol';
import { DataView } from '../context/data-view';
import { isJsonObject } from '../context/json-shape';
import { TEXT } from '../text/catalogue';
import { LinkedText } from './linked-text';

/** What a message says. Texts are shown as text, whatever they contain. */
@Component({
  selector: 'desk-message-body',
  imports: [DataView, LinkedText],
  template: `
    @switch (shown().kind) {
      @case ('text') {
        <desk-linked-text class="text" dir="auto" [text]="shown().text" />
      }
      @case ('data') {
        @if (shown().text; as text) {
          <desk-linked-text class="text" dir="auto" [text]="text" />
        }
        <p class="label">{{ texts.customData }}</p>
        <desk-data-view [data]="shown().data" />
      }
      @case ('unsupported') {
        <p class="unsupported">{{ texts.unsupported }}</p>
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

    .text + .label {
      margin-block-start: 8px;
      padding-block-start: 8px;
      border-block-start: 1px solid var(--line);
    }

    .unsupported {
      color: var(--ink-soft);
      font-style: italic;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageBody {
  readonly content = input.required<Message['content']>();

  protected readonly texts = TEXT.conversation;
  protected readonly shown = computed(() => readable(this.content()));
}

interface Readable {
  readonly kind: 'text' | 'data' | 'unsupported';
  readonly text: string;
  readonly data: JsonObject;
}

function readable(content: Message['content']): Readable {
  switch (content.type) {
    case 'CUSTOM_DATA':
      return { kind: 'data', text: content.agentMessage ?? '', data: keyed(content.customData) };
    case 'UNSUPPORTED':
      return { kind: 'unsupported', text: '', data: {} };
    case 'NOTE':
      return { kind: 'text', text: TEXT.notes[content.event], data: {} };
    case 'SURVEY_ANSWER':
      return {
        kind: 'text',
        text: [TEXT.ratings[content.rating], content.comment].filter(Boolean).join('\n'),
        data: {},
      };
    default:
      return { kind: 'text', text: plainText(content) ?? '', data: {} };
  }
}

/** Custom data may be a bare value or a list; both are shown under a key of their own. */
function keyed(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : { value };
}
