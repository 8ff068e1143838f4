import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  ViewEncapsulation,
  afterNextRender,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { Card } from 'livechat-core/protocol';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { ActionList } from './action-list';

const BACK_IN_FOCUS = '.lc-carousel__turn--back:focus';
const ON_IN_FOCUS = '.lc-carousel__turn--on:focus';

/** Cards side by side, to be scrolled by finger, wheel, keyboard or the two buttons. */
@Component({
  selector: 'lc-carousel',
  imports: [ActionList, Icon],
  template: `
    <div class="lc-carousel">
      <ul #track class="lc-carousel__track" tabindex="0" (scroll)="look()">
        @for (card of cards(); track $index) {
          <li #item class="lc-card" [attr.aria-label]="place($index)" (focusin)="bringIn(item)">
            @if (card.imageUrl; as url) {
              <img
                #image
                class="lc-card__image"
                alt=""
                loading="lazy"
                referrerpolicy="no-referrer"
                [src]="url"
                (error)="image.hidden = true"
              />
            }
            <div class="lc-card__text">
              <h3 class="lc-card__title">
                <bdi dir="auto">{{ card.title }}</bdi>
              </h3>
              @if (card.description; as description) {
                <p class="lc-card__description" dir="auto">{{ description }}</p>
              }
            </div>
            @if (card.actions.length > 0) {
              <lc-action-list [actions]="card.actions" [messageId]="messageId()" />
            }
          </li>
        }
      </ul>
      @if (hasPrevious()) {
        <button
          type="button"
          class="lc-carousel__turn lc-carousel__turn--back"
          [attr.aria-label]="locale().text('previous')"
          (click)="turn(-1)"
        >
          <lc-icon name="back" />
        </button>
      }
      @if (hasNext()) {
        <button
          type="button"
          class="lc-carousel__turn lc-carousel__turn--on"
          [attr.aria-label]="locale().text('next')"
          (click)="turn(1)"
        >
          <lc-icon name="forward" />
        </button>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Carousel {
  readonly cards = input.required<readonly Card[]>();
  readonly messageId = input.required<string | undefined>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly hasPrevious = signal(false);
  protected readonly hasNext = signal(false);
  private readonly track = viewChild.required<ElementRef<HTMLElement>>('track');

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      this.look();
      if (typeof ResizeObserver === 'undefined') return;
      // Cards that fit need no buttons, until the window is made narrower.
      const observer = new ResizeObserver(() => this.look());
      observer.observe(this.track().nativeElement);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  protected turn(by: 1 | -1): void {
    const track = this.track().nativeElement;
    const direction = getComputedStyle(track).direction === 'rtl' ? -1 : 1;
    track.scrollBy({ left: by * direction * track.clientWidth * 0.8, behavior: 'smooth' });
  }

  /** Browsers leave a card alone that is half in view. */
  protected bringIn(card: HTMLElement): void {
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected place(index: number): string {
    const locale = this.locale();
    return locale.text('cardOf', { number: locale.number(index + 1), total: locale.number(this.cards().length) });
  }

  /** Offsets of a track from right to left are negative. */
  protected look(): void {
    const track = this.track().nativeElement;
    const { scrollLeft, scrollWidth, clientWidth } = track;
    this.hasPrevious.set(Math.abs(scrollLeft) > 8);
    this.hasNext.set(Math.abs(scrollLeft) + clientWidth < scrollWidth - 8);
    const isGoing = track.parentElement?.querySelector(this.hasNext() ? BACK_IN_FOCUS : ON_IN_FOCUS) ?? null;
    // The button that has led to the last card goes, and leaves the focus to the cards.
    if (isGoing !== null && !(this.hasPrevious() && this.hasNext())) track.focus({ preventScroll: true });
  }
}
