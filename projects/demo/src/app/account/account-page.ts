import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { AccountStore } from './account-store';
import { displayName } from './customer';

/** Signs in, or shows who is signed in. */
@Component({
  selector: 'shop-account-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'page' },
  template: `
    <div class="wrap narrow">
      @if (account.customer(); as customer) {
        <header class="page-head">
          <p class="eyebrow">Your account</p>
          <h1>Hello, {{ name() }}</h1>
          <p class="lead">You are signed in as {{ customer.email }}. The chat knows you by name, on every device.</p>
        </header>
        <button type="button" class="button outline" (click)="account.signOut()">Sign out</button>
      } @else {
        <header class="page-head">
          <p class="eyebrow">Your account</p>
          <h1>Sign in</h1>
          <p class="lead">So that we know you in the chat and you find your conversations again.</p>
        </header>
        <form class="card form" novalidate (submit)="submit($event)">
          <label class="field"
            ><span>Name (optional)</span>
            <input class="input" name="name" autocomplete="name" maxlength="80" />
          </label>
          <label class="field"
            ><span>Email</span>
            <input
              class="input"
              name="email"
              type="email"
              autocomplete="email"
              required
              [attr.aria-invalid]="problem() === null ? null : true"
              aria-describedby="sign-in-problem"
            />
          </label>
          <p class="problem" id="sign-in-problem" role="alert">{{ problem() }}</p>
          <button type="submit" class="button" [disabled]="busy()">Sign in</button>
          <p class="quiet small">This demo has no passwords: it believes whoever you say you are.</p>
        </form>
      }
      @if (account.chatProblem(); as chatProblem) {
        <p class="problem" role="status">The chat did not follow: {{ chatProblem }}</p>
      }
    </div>
  `,
})
export class AccountPage {
  protected readonly account = inject(AccountStore);
  protected readonly problem = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly name = computed(() => {
    const customer = this.account.customer();
    return customer === null ? '' : displayName(customer);
  });

  protected async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const name = textOf(fields, 'name');
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.account.signIn({ email: textOf(fields, 'email'), ...(name === '' ? {} : { name }) });
    } catch (error) {
      this.problem.set(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
