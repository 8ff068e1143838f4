import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  NgZone,
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

/** After how long a part is asked for again whose file could not be fetched, in milliseconds; each time twice as long. */
const AGAIN_MS = { first: 5000, longest: 300_000 } as const;

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
  private readonly zone = inject(NgZone);
  private again: ReturnType<typeof setTimeout> | undefined;
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      clearTimeout(this.again);
    });
    effect(() => {
      const part = this.part();
      const component = part.found();
      const place = this.place();
      untracked(() => {
        if (component === null) return this.ask(part, AGAIN_MS.first);
        // What has been read already is there at once, and nothing moves.
        const drawn = place.createComponent(component);
        give(drawn, this.inputs());
        this.drawn.set(drawn);
      });
    });
    effect(() => {
      const drawn = this.drawn();
      if (drawn !== null) give(drawn, this.inputs());
    });
  }

  /** Without a connection what stands in stays for a while. */
  private ask(part: LazyPart, pause: number): void {
    part.read().catch(() => {
      if (this.isGone) return;
      const askAgain = (): void => this.ask(part, Math.min(2 * pause, AGAIN_MS.longest));
      // Outside the zone: a page is stable although this waits.
      this.again = this.zone.runOutsideAngular(() => setTimeout(askAgain, pause));
    });
  }
}

function give(drawn: ComponentRef<unknown>, inputs: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(inputs)) drawn.setInput(name, value);
}
