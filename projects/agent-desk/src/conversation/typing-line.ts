import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Author, Person } from 'livechat-core/protocol';
import { TEXT } from '../text/catalogue';
import { personName } from '../text/person-name';

/** Who writes at the moment. It keeps its place while nobody does, so that nothing moves. */
@Component({
  selector: 'desk-typing-line',
  template: `
    <p role="status">
      @if (words(); as words) {
        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
        <bdi>{{ words }}</bdi>
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      inline-size: 100%;
      max-inline-size: 808px;
      block-size: 20px;
      margin: 0 auto;
      padding-inline: 24px;
      overflow: hidden;
      color: var(--ink-soft);
      font-size: 12px;
      white-space: nowrap;
    }

    bdi {
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .dots {
      display: flex;
      flex: none;
      gap: 3px;
    }

    i {
      inline-size: 5px;
      block-size: 5px;
      border-radius: 50%;
      background: currentcolor;
      animation: beat 1.2s infinite;
    }

    i:nth-child(2) {
      animation-delay: 150ms;
    }

    i:nth-child(3) {
      animation-delay: 300ms;
    }

    @keyframes beat {
      0%,
      60%,
      100% {
        opacity: 0.3;
      }

      30% {
        opacity: 1;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      i {
        animation: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TypingLine {
  readonly writers = input.required<readonly Author[]>();
  readonly customer = input.required<Person>();

  protected readonly words = computed(() => {
    const [first, ...others] = this.writers();
    if (first === undefined) return null;
    return others.length > 0 ? TEXT.typing.several : TEXT.typing.one(this.nameOf(first));
  });

  private nameOf(author: Author): string {
    if (author.type === 'CUSTOMER') return personName(this.customer());
    return author.name ?? (author.type === 'BOT' ? TEXT.conversation.bot : TEXT.conversation.team);
  }
}
