import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Action, QuickReply } from 'livechat-core/protocol';
import { ExternalLink } from 'lucide';
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
            <span class="choice">
              <bdi dir="auto">{{ action.title }}</bdi>
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

  protected readonly text = TEXT.rich;
  protected readonly icons = { ExternalLink };

  protected addressOf(action: Action | QuickReply): string | null {
    return 'url' in action ? action.url : null;
  }
}
