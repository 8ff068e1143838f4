import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { CircleAlert, Clock, MessagesSquare } from 'lucide';
import { LiveChatError } from 'livechat-core/protocol';
import { DeskApiError } from '../api/desk-api-error';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { waitText } from '../text/moments';
import { Icon } from '../ui/icon';
import { SessionKeeper } from './session-keeper';

/** The sign-in. A session that ended leads here too, and back to where the agent was. */
@Component({
  selector: 'desk-sign-in',
  imports: [Icon],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignIn {
  readonly #keeper = inject(SessionKeeper);
  readonly #store = inject(DeskStore);
  readonly #problem = signal<string | null>(null);
  readonly #waitSeconds = signal(0);
  #waitTimer: ReturnType<typeof setInterval> | undefined;

  protected readonly text = TEXT.session;
  protected readonly icons = { CircleAlert, Clock, MessagesSquare };
  protected readonly email = viewChild.required<ElementRef<HTMLInputElement>>('email');
  protected readonly password = viewChild.required<ElementRef<HTMLInputElement>>('password');
  protected readonly isBusy = signal(false);
  protected readonly isThrottled = computed(() => this.#waitSeconds() > 0);
  protected readonly problem = computed(() =>
    this.isThrottled() ? this.text.throttled(waitText(this.#waitSeconds())) : this.#problem(),
  );
  /** Said once, where the shown text counts seconds. */
  protected readonly announcement = signal('');
  protected readonly former = computed(() => {
    const { session } = this.#store.state();
    return session.status === 'signed-out' ? session.former : null;
  });

  constructor() {
    afterNextRender({
      write: () => (this.former() === null ? this.email() : this.password()).nativeElement.focus(),
    });
    inject(DestroyRef).onDestroy(() => clearInterval(this.#waitTimer));
  }

  protected async submit(submitted: Event, email: string, password: string): Promise<void> {
    submitted.preventDefault();
    if (this.isBusy() || this.isThrottled()) return;
    if (email.trim() === '' || password === '') {
      this.#complain(this.text.missing);
      return;
    }
    this.isBusy.set(true);
    this.#problem.set(null);
    this.announcement.set('');
    try {
      await this.#keeper.signIn({ email: email.trim(), password });
    } catch (thrown) {
      this.#explain(thrown);
    } finally {
      this.isBusy.set(false);
    }
  }

  #explain(thrown: unknown): void {
    const error = LiveChatError.wrap(thrown);
    if (error instanceof DeskApiError && error.retryAfterSeconds !== undefined) {
      this.#countDown(error.retryAfterSeconds);
      return;
    }
    const isRefused = error.code === 'UNAUTHENTICATED' || error.code === 'INVALID_ARGUMENT';
    this.#complain(isRefused ? this.text.refused : `${error.message} ${error.remedy}`);
    if (isRefused) this.password().nativeElement.select();
  }

  #complain(problem: string): void {
    this.#problem.set(problem);
    this.announcement.set(problem);
  }

  #countDown(seconds: number): void {
    this.#waitSeconds.set(seconds);
    this.announcement.set(this.text.throttled(waitText(seconds)));
    clearInterval(this.#waitTimer);
    this.#waitTimer = setInterval(() => {
      this.#waitSeconds.update((left) => left - 1);
      if (this.#waitSeconds() > 0) return;
      clearInterval(this.#waitTimer);
      this.#complain(this.text.throttledOver);
    }, 1000);
  }
}
