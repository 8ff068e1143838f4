import { ChangeDetectionStrategy, Component, ViewEncapsulation, input } from '@angular/core';

/** A drawing like those of `lc-icon`, of a part that brings its own: what is read later need not come at first. */
@Component({
  selector: 'lc-drawing',
  template: `<svg class="lc-icon" viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="path()" /></svg>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Drawing {
  /** The outline, as in an SVG's `d`. */
  readonly path = input.required<string>();
}
