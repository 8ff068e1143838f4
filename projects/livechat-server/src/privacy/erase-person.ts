import { LiveChatError } from 'livechat-core/protocol';
import type { Erased } from '../store/privacy-store.js';
import { announceErasure } from './announce-erasure.js';
import type { PrivacyDeps } from './privacy-deps.js';

/**
 * Erases a person with everything that is theirs, for good: identity, sessions, conversations,
 * contextual data and files, whose bytes go with the next sweep. Their open pages hear that the session
 * ended, the desks that the conversations are gone.
 *
 * The ledger is told first: whom it names is erased at the next start, should this attempt break off.
 *
 * @throws LiveChatError `NOT_FOUND`
 */
export async function erasePerson(deps: PrivacyDeps, personId: string): Promise<Erased> {
  const { store, ledger, fanOut, files } = deps;
  if ((await store.findPersonRecord(personId)) === undefined) throw personNotFound();
  const threads = await store.listThreadRecords(personId);
  const note = { erasedAt: files.clock(), personId, threadIds: threads.map(({ threadId }) => threadId) };
  await ledger.add(note);
  const erased = await store.erasePerson(personId);
  if (erased === undefined) throw personNotFound();
  // Opened while the ledger was written.
  const later = erased.threads.map(({ threadId }) => threadId).filter((id) => !note.threadIds.includes(id));
  if (later.length > 0) await ledger.add({ ...note, threadIds: later });
  announceErasure(fanOut, erased);
  return erased;
}

/** The same for "there is none" and "there is none any more". */
export function personNotFound(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such person.',
    remedy: 'Use the id of the customer of a conversation.',
    field: 'id',
  });
}
