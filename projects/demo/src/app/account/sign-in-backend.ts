import { InjectionToken } from '@angular/core';
import type { Customer } from './customer';

/** Why the shop did not let somebody in, in words for the customer. */
class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** Signs a customer in to the shop and gives the token that tells the chat who it is. */
export type SignInBackend = (customer: Customer) => Promise<string>;

/** The shop's own server. */
export const SIGN_IN_BACKEND = new InjectionToken<SignInBackend>('SIGN_IN_BACKEND', {
  providedIn: 'root',
  factory: () => signInOverHttp,
});

const UNREACHABLE = 'The shop cannot be reached. Check your connection and try again.';

async function signInOverHttp(customer: Customer): Promise<string> {
  const response = await request(customer);
  const answer: unknown = await response.json().catch(() => undefined);
  const jwt = property(answer, 'jwt');
  if (response.ok && typeof jwt === 'string') return jwt;
  const message = property(property(answer, 'error'), 'message');
  throw new SignInError(typeof message === 'string' ? message : UNREACHABLE);
}

async function request(customer: Customer): Promise<Response> {
  try {
    return await fetch('/shop/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(customer),
    });
  } catch (cause) {
    throw new SignInError(UNREACHABLE, { cause });
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
