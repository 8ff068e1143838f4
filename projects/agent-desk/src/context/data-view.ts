import { ChangeDetectionStrategy, Component, computed, forwardRef, input } from '@angular/core';
import type { JsonObject, JsonValue } from 'livechat-core/protocol';
import { TEXT } from '../text/catalogue';
import { isJsonList, isJsonObject } from './json-shape';

/** One key of structured data, and how its value is shown. */
interface DataRow {
  readonly key: string;
  /** The value as text; null when it is shown as rows of its own. */
  readonly text: string | null;
  readonly nested: JsonObject;
  readonly tone: 'plain' | 'absent';
}

/** Keys and values of structured data, level by level. Everything is shown as text, never as code. */
@Component({
  selector: 'desk-data-view',
  imports: [forwardRef(() => DataView)],
  template: `
    <dl>
      @for (row of rows(); track row.key) {
        <div class="pair" [class.pair-nested]="row.text === null">
          <dt dir="auto">{{ row.key }}</dt>
          <dd [class.absent]="row.tone === 'absent'">
            @if (row.text !== null) {
              <span dir="auto">{{ row.text }}</span>
            } @else {
              <desk-data-view [data]="row.nested" />
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './data-view.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataView {
  readonly data = input.required<JsonObject>();

  protected readonly rows = computed(() => Object.entries(this.data()).map(([key, value]) => rowOf(key, value)));
}

function rowOf(key: string, value: JsonValue): DataRow {
  if (isJsonList(value)) return listRow(key, value);
  if (isJsonObject(value)) {
    return Object.keys(value).length === 0 ? absent(key, TEXT.context.emptyList) : nested(key, value);
  }
  if (value === null) return absent(key, TEXT.context.noValue);
  if (value === '') return absent(key, TEXT.context.emptyList);
  return { key, text: String(value), nested: {}, tone: 'plain' };
}

/** A short list of plain values reads best in one line, a list of objects item by item. */
function listRow(key: string, list: readonly JsonValue[]): DataRow {
  if (list.length === 0) return absent(key, TEXT.context.emptyList);
  if (list.every((item) => item === null || typeof item !== 'object')) {
    return { key, text: list.map(String).join(', '), nested: {}, tone: 'plain' };
  }
  return nested(key, Object.fromEntries(list.map((item, index) => [TEXT.context.item(index + 1), item])));
}

function nested(key: string, value: JsonObject): DataRow {
  return { key, text: null, nested: value, tone: 'plain' };
}

function absent(key: string, text: string): DataRow {
  return { key, text, nested: {}, tone: 'absent' };
}
