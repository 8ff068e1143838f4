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
  output,
  signal,
  untracked,
  viewChild,
  type ComponentRef,
} from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import type { LazyPart } from './lazy-parts';

/** After how long a part is asked for again whose file could not be fetched, in milliseconds; each time twice as long. */
const AGAIN_MS = { first: 5000, longest: 300_000 } as const;

/**
 * Draws a part of the widget whose code is read when it is first needed. Until then its content stands in; what of it
 * is marked `lcMeanwhile` goes where an excuse comes for code that cannot be had.
 */
@Component({
  selector: 'lc-lazy',
  template: `
    <ng-container #place />
    @if (drawn() === null) {
      <ng-content />
      @if (hasFailed() && excuse() !== 'none') {
        <div class="lc-missing" [attr.role]="excuse() === 'loud' ? 'alert' : null">
          {{ locale().text('actionFailed') }}
          <button type="button" class="lc-link-button" (click)="retry()">{{ locale().text('retry') }}</button>
        </div>
      } @else {
        <ng-content select="[lcMeanwhile]" />
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Lazy {
  readonly part = input.required<LazyPart>();
  /** The inputs of the part by name. */
  readonly inputs = input<Readonly<Record<string, unknown>>>({});

  /** How it is said that the code cannot be had: `loud` to who has just asked for the part. */
  readonly excuse = input<'loud' | 'quiet' | 'none'>('none');
  /** The code could not be had; it is asked for again for as long as this is there. */
  readonly failed = output();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly hasFailed = signal(false);
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

  protected retry(): void {
    clearTimeout(this.again);
    this.hasFailed.set(false);
    this.ask(this.part(), AGAIN_MS.first);
  }

  /** Without a connection what stands in stays for a while. */
  private ask(part: LazyPart, pause: number): void {
    part.read().catch(() => {
      if (this.isGone) return;
      this.hasFailed.set(true);
      this.failed.emit();
      const askAgain = (): void => this.ask(part, Math.min(2 * pause, AGAIN_MS.longest));
      // Outside the zone: a page is stable although this waits.
      if (!this.isGone) this.again = this.zone.runOutsideAngular(() => setTimeout(askAgain, pause));
    });
  }
}

function give(drawn: ComponentRef<unknown>, inputs: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(inputs)) drawn.setInput(name, value);
}
