import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Action, QuickReply } from 'livechat-core/protocol';
import { Check, ExternalLink } from 'lucide';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';

/** What a message offers the customer to choose, to be read: only the customer can choose it. */
@Component({
  selector: 'desk-offered-actions',
  imports: [Icon],
  template: `
    <ul [attr.aria-label]="text.choices">
      @for (action of actions(); track $index) {
        <li>
          @if (addressOf(action); as url) {
            <a class="choice" target="_blank" rel="noopener noreferrer nofollow" [href]="url" [title]="url">
              <bdi dir="auto">{{ action.title }}</bdi>
              <desk-icon [icon]="icons.ExternalLink" />
            </a>
          } @else {
            <span class="choice" [class.chosen]="isChosen(action)">
              @if (isChosen(action)) {
                <desk-icon [icon]="icons.Check" />
              }
              <bdi dir="auto">{{ action.title }}</bdi>
              @if (isChosen(action)) {
                <span class="visually-hidden">{{ text.chosen }}</span>
              }
            </span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 6px 0 2px;
      padding: 0;
      list-style: none;
    }

    li {
      max-inline-size: 100%;
    }

    .choice {
      --icon-size: 13px;
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-inline-size: 100%;
      padding: 2px 10px;
      border: 1px solid var(--line-control);
      border-radius: 13px;
      color: var(--ink);
      text-decoration: none;
    }

    .chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent-ink);
      font-weight: 600;
    }

    a.choice {
      color: var(--accent-ink);
    }

    bdi {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferedActions {
  readonly actions = input.required<readonly (Action | QuickReply)[]>();
  /** Payloads that the customer has chosen. */
  readonly chosen = input<readonly string[]>([]);

  protected readonly text = TEXT.rich;
  protected readonly icons = { Check, ExternalLink };

  protected isChosen(action: Action | QuickReply): boolean {
    return 'payload' in action && this.chosen().includes(action.payload);
  }

  protected addressOf(action: Action | QuickReply): string | null {
    return 'url' in action ? action.url : null;
  }
}
