import type { Person } from '../../protocol/entities.js';

/**
 * Whether a visitor has been left, by `logout` or `clear` in another tab: somebody else is here now, who did not
 * log in and inherit. What went out for the former may be stored; sent again, it would be there twice.
 *
 * @param owner whose the unsent is
 * @param person who is here; `null` while nobody is known
 */
export function isLeft(owner: Person | null, person: Person | null): boolean {
  return owner?.kind === 'VISITOR' && person?.kind !== 'CUSTOMER' && person?.id !== owner.id;
}
