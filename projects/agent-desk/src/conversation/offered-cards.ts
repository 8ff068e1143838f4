import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Card } from 'livechat-core/protocol';
import { Image } from 'lucide';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { LinkedText } from './linked-text';
import { OfferedActions } from './offered-actions';

/**
 * The cards that a customer sees side by side. Their pictures are links only: showing them would tell
 * their owner of the agent.
 */
@Component({
  selector: 'desk-offered-cards',
  imports: [Icon, LinkedText, OfferedActions],
  template: `
    <ol [attr.aria-label]="text.cards(cards().length)">
      @for (card of cards(); track $index) {
        <li>
          <h3>
            <bdi dir="auto">{{ card.title }}</bdi>
          </h3>
          @if (card.description; as description) {
            <desk-linked-text class="description" dir="auto" [text]="description" />
          }
          @if (card.imageUrl; as url) {
            <a class="image" target="_blank" rel="noopener noreferrer nofollow" [href]="url" [title]="url">
              <desk-icon [icon]="icons.Image" />{{ text.image }}
            </a>
          }
          @if (card.actions.length > 0) {
            <desk-offered-actions [actions]="card.actions" [chosen]="chosen()" />
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
      gap: 8px;
      inline-size: 420px;
      max-inline-size: 100%;
      margin: 4px 0 2px;
      padding: 0;
      list-style: none;
    }

    li {
      min-inline-size: 0;
      padding: 8px 10px;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--surface-raised);
    }

    h3 {
      margin: 0;
      font: inherit;
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .description {
      color: var(--ink-soft);
    }

    .image {
      --icon-size: 13px;
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--accent-ink);
      font-size: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferedCards {
  readonly cards = input.required<readonly Card[]>();
  /** Payloads that the customer has chosen. */
  readonly chosen = input<readonly string[]>([]);

  protected readonly text = TEXT.rich;
  protected readonly icons = { Image };
}
