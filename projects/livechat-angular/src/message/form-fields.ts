import type { FormField } from 'livechat-core/protocol';

/** What can be wrong with a field. */
export type FieldProblem = 'required' | 'email' | 'phone';

/** Lenient on purpose: only a message tells whether an address exists. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const PHONE = /^\+?[\d\s()./-]{5,30}$/;

/** What is wrong with a field's value; `null` when nothing is. */
export function fieldProblem({ kind, isRequired }: FormField, written: string): FieldProblem | null {
  const value = written.trim();
  if (value === '') return isRequired ? 'required' : null;
  if (kind === 'EMAIL') return EMAIL.test(value) ? null : 'email';
  if (kind === 'PHONE') return PHONE.test(value) ? null : 'phone';
  return null;
}

/**
 * Which field an error speaks of, by its name; `null` where it speaks of none. A client names it by
 * its name, a server by its place in what was sent.
 *
 * @param path the error's `field`
 * @param names the names of all fields, and of those that were sent
 */
export function refusedField(
  path: string | undefined,
  names: { readonly all: readonly string[]; readonly sent: readonly string[] },
): string | null {
  const place = /(?:^|\.)fields\.(.+)$/su.exec(path ?? '')?.[1];
  if (place === undefined) return null;
  return names.all.find((name) => name === place) ?? names.sent[Number.parseInt(place, 10)] ?? null;
}
