import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { linkParts } from '../text/link-parts';

/** What a person wrote, as text whatever it contains; web and mail addresses in it can be followed. */
@Component({
  selector: 'desk-linked-text',
  template: `
    @for (part of parts(); track $index) {
      @if (part.href; as href) {
        <a target="_blank" rel="noopener noreferrer nofollow" [href]="href">{{ part.text }}</a>
      } @else {
        <span>{{ part.text }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }

    a,
    span {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    a {
      color: var(--accent-ink);
      text-decoration-thickness: 1px;
      text-underline-offset: 2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkedText {
  readonly text = input.required<string>();

  protected readonly parts = computed(() => linkParts(this.text()));
}
