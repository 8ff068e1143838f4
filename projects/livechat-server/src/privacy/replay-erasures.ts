import { joinErased } from '../store/erased.js';
import type { Erased } from '../store/privacy-store.js';
import type { Store } from '../store/store.js';
import type { ErasureLedger } from './erasure-ledger.js';

/**
 * Erases those again whom the ledger names and the store knows: it was put back to a state of before
 * their erasure. Files lose their bytes with the next sweep.
 */
export async function replayErasures(store: Store, ledger: ErasureLedger): Promise<Erased> {
  const notes = await ledger.list();
  const people = await store.findPeopleOf({
    personIds: notes.map(({ personId }) => personId),
    threadIds: notes.flatMap(({ threadIds }) => threadIds),
  });
  const erased: Erased[] = [];
  for (const id of people) {
    const gone = await store.erasePerson(id);
    if (gone !== undefined) erased.push(gone);
  }
  return joinErased(erased);
}
