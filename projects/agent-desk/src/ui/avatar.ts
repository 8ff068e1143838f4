import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { User } from 'lucide';
import { hueOf, initials } from '../text/person-name';
import { Icon } from './icon';

/** Somebody's initials on a colour of their own; a nameless visitor has a figure instead. */
@Component({
  selector: 'desk-avatar',
  imports: [Icon],
  template: `
    @if (name(); as name) {
      {{ initials(name) }}
    } @else {
      <desk-icon [icon]="figure" />
    }
  `,
  styles: `
    :host {
      --icon-size: 18px;
      display: inline-grid;
      place-items: center;
      flex: none;
      inline-size: var(--avatar-size, 36px);
      block-size: var(--avatar-size, 36px);
      border-radius: 50%;
      font-size: calc(var(--avatar-size, 36px) * 0.36);
      font-weight: 600;
      line-height: 1;
      user-select: none;
      background: oklch(var(--avatar-surface) var(--hue));
      color: oklch(var(--avatar-ink) var(--hue));
    }
  `,
  host: { 'aria-hidden': 'true', '[style.--hue]': 'hue()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  /** By which the colour is chosen. */
  readonly personId = input.required<string>();
  /** Absent for somebody whose name is not known. */
  readonly name = input<string>();

  protected readonly initials = initials;
  protected readonly figure = User;
  protected readonly hue = computed(() => hueOf(this.personId()));
}
