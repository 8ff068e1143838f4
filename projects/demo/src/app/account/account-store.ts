import { inject, Injectable, signal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { BROWSER_STORAGE } from '../shell/browser-storage';
import { type Customer, readCustomer } from './customer';
import { SIGN_IN_BACKEND } from './sign-in-backend';

const KEY = 'saltmarsh.customer';

/** Who is signed in. The shop signs in and out; the chat follows. */
@Injectable({ providedIn: 'root' })
export class AccountStore {
  private readonly storage = inject(BROWSER_STORAGE);
  private readonly backend = inject(SIGN_IN_BACKEND);
  private readonly chat = inject(LiveChatService);
  private readonly current = signal<Customer | null>(readCustomer(this.storage.read(KEY)));
  private readonly problem = signal<string | null>(null);

  readonly customer = this.current.asReadonly();
  /** Why the chat did not recognise the customer, for them to read. */
  readonly chatProblem = this.problem.asReadonly();

  /**
   * What tells the chat who is signed in; `null` where nobody is. Asked for when the chat begins and when
   * a login has run out.
   */
  async chatToken(): Promise<string | null> {
    const customer = this.current();
    if (customer === null) return null;
    try {
      const jwt = await this.backend(customer);
      this.problem.set(null);
      return jwt;
    } catch (error) {
      this.tell(error);
      throw error;
    }
  }

  /** @throws SignInError with words for the customer */
  async signIn(customer: Customer): Promise<void> {
    const jwt = await this.backend(customer);
    this.remember(customer);
    this.identify(jwt);
  }

  signOut(): void {
    this.remember(null);
    this.problem.set(null);
    this.chat.logout().catch((error: unknown) => this.tell(error));
  }

  /** The shop does not wait for the chat: who is signed in stays so when the chat cannot be reached. */
  private identify(jwt: string): void {
    this.problem.set(null);
    this.chat.auth(jwt).catch((error: unknown) => this.tell(error));
  }

  private tell(error: unknown): void {
    this.problem.set(error instanceof Error ? error.message : String(error));
  }

  private remember(customer: Customer | null): void {
    this.current.set(customer);
    this.storage.write(KEY, customer === null ? null : JSON.stringify(customer));
  }
}
