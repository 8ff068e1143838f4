import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, input } from '@angular/core';
import { initials } from '../message/initials';
import { Icon } from './icon';

/** Somebody's initials in a circle; the team's sign where there is no name. */
@Component({
  selector: 'lc-avatar',
  imports: [Icon],
  template: `
    <span
      class="lc-avatar"
      aria-hidden="true"
      [class.lc-avatar--large]="size() === 'large'"
      [class.lc-avatar--hero]="size() === 'hero'"
    >
      @if (letters(); as shown) {
        {{ shown }}
      } @else {
        <lc-icon name="team" />
      }
    </span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Avatar {
  readonly name = input<string | undefined>(undefined);
  readonly size = input<'small' | 'large' | 'hero'>('small');

  protected readonly letters = computed(() => initials(this.name()));
}
