import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, input } from '@angular/core';
import { Avatar } from './avatar';

/** How many faces stand side by side. */
const SHOWN = 3;

/** Those who answer, side by side; the team's sign where nobody is named. */
@Component({
  selector: 'lc-faces',
  imports: [Avatar],
  template: `
    <span class="lc-faces" aria-hidden="true">
      @for (name of shown(); track $index) {
        <lc-avatar [size]="size()" [name]="name" />
      }
    </span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Faces {
  readonly names = input.required<readonly string[]>();
  readonly size = input<'large' | 'hero'>('hero');

  protected readonly shown = computed<readonly (string | undefined)[]>(() =>
    this.names().length === 0 ? [undefined] : this.names().slice(0, SHOWN),
  );
}
