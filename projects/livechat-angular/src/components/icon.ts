import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, input } from '@angular/core';
import { DIRECTIONAL_ICONS, ICONS, type IconName } from './icons';
import { outline } from './outline';

/** A drawing of the widget's one family. Words beside it say what it means. */
@Component({
  selector: 'lc-icon',
  template: `
    <svg class="lc-icon" viewBox="0 0 24 24" aria-hidden="true" [class.lc-icon--directional]="isDirectional()">
      <path [attr.d]="path()" />
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly path = computed(() => outline(ICONS[this.name()]));
  protected readonly isDirectional = computed(() => DIRECTIONAL_ICONS.has(this.name()));
}
