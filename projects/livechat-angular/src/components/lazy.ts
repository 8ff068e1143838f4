import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ViewContainerRef,
  ViewEncapsulation,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type ComponentRef,
} from '@angular/core';
import type { LazyPart } from './lazy-parts';

/** Draws a part of the widget whose code is read when it is first needed; its content stands in until then. */
@Component({
  selector: 'lc-lazy',
  template: `
    <ng-container #place />
    @if (drawn() === null) {
      <ng-content />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Lazy {
  readonly part = input.required<LazyPart>();
  /** The inputs of the part by name. */
  readonly inputs = input<Readonly<Record<string, unknown>>>({});

  protected readonly drawn = signal<ComponentRef<unknown> | null>(null);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    effect(() => {
      const part = this.part();
      const place = this.place();
      untracked(() => void this.draw(part, place));
    });
    effect(() => {
      const drawn = this.drawn();
      if (drawn !== null) give(drawn, this.inputs());
    });
  }

  private async draw(part: LazyPart, place: ViewContainerRef): Promise<void> {
    try {
      const component = await part();
      if (this.isGone) return;
      const drawn = place.createComponent(component);
      give(drawn, this.inputs());
      this.drawn.set(drawn);
    } catch {
      // Without a connection what stands in stays; the next one of its kind asks again.
    }
  }
}

function give(drawn: ComponentRef<unknown>, inputs: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(inputs)) drawn.setInput(name, value);
}
