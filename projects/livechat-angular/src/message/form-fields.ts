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
