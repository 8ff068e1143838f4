import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CloudOff } from 'lucide';
import { SessionKeeper } from '../session/session-keeper';
import { SignIn } from '../session/sign-in';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { Workplace } from './workplace';

/** The desk as a whole: the sign-in, or the workplace of the agent who is signed in. */
@Component({
  selector: 'desk-root',
  imports: [Icon, SignIn, Workplace],
  template: `
    @switch (session().status) {
      @case ('signed-in') {
        <desk-workplace />
      }
      @case ('signed-out') {
        <desk-sign-in />
      }
      @case ('checking') {
        <p class="centre" role="status">{{ text.checking }}</p>
      }
      @case ('unreachable') {
        <div class="centre" role="alert">
          <desk-icon [icon]="icon" />
          <p>{{ text.unreachable }}</p>
          <button type="button" class="button" (click)="tryAgain()">{{ text.tryAgain }}</button>
        </div>
      }
    }
  `,
  styles: `
    .centre {
      --icon-size: 28px;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 12px;
      block-size: 100%;
      color: var(--ink-soft);
      animation: appear 200ms 300ms backwards;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeskRoot {
  readonly #store = inject(DeskStore);
  readonly #keeper = inject(SessionKeeper);

  protected readonly text = TEXT.session;
  protected readonly icon = CloudOff;
  protected readonly session = computed(() => this.#store.state().session);

  protected tryAgain(): void {
    void this.#keeper.restore();
  }
}
