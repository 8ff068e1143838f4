import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { plainText, type FileReference, type JsonObject, type JsonValue, type Message } from 'livechat-core/protocol';
import { DataView } from '../context/data-view';
import { isJsonObject } from '../context/json-shape';
import { TEXT } from '../text/catalogue';
import { LinkedText } from './linked-text';
import { MessageFiles } from './message-files';

/** What a message says. Texts are shown as text, whatever they contain. */
@Component({
  selector: 'desk-message-body',
  imports: [DataView, LinkedText, MessageFiles],
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
      @case ('files') {
        @if (shown().text; as text) {
          <desk-linked-text class="text" dir="auto" [text]="text" />
        }
        <desk-message-files [files]="shown().files" />
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
  readonly kind: 'text' | 'data' | 'files' | 'unsupported';
  readonly text: string;
  readonly data: JsonObject;
  readonly files: readonly FileReference[];
}

function readable(content: Message['content']): Readable {
  const nothing: Readable = { kind: 'text', text: '', data: {}, files: [] };
  switch (content.type) {
    case 'CUSTOM_DATA':
      return { ...nothing, kind: 'data', text: content.agentMessage ?? '', data: keyed(content.customData) };
    case 'FILES':
      return { ...nothing, kind: 'files', text: content.text ?? '', files: content.files };
    case 'UNSUPPORTED':
      return { ...nothing, kind: 'unsupported' };
    case 'NOTE':
      return { ...nothing, text: TEXT.notes[content.event] };
    case 'SURVEY_ANSWER':
      return { ...nothing, text: [TEXT.ratings[content.rating], content.comment].filter(Boolean).join('\n') };
    default:
      return { ...nothing, text: plainText(content) ?? '' };
  }
}

/** Custom data may be a bare value or a list; both are shown under a key of their own. */
function keyed(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : { value };
}
