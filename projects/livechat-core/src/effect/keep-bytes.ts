import { filter, ignoreElements, tap } from 'rxjs';
import type { Transition } from '../state/event.js';
import { findEntry } from '../state/outbox.js';
import { uploadIds } from '../state/uploads.js';
import type { Effect } from './effect.js';

/**
 * Keeps the bytes of files until their message is stored or taken back, so that an upload can begin
 * anew after a lost connection or a reload.
 */
export const keepBytes: Effect = ({ transitions$, keep }) =>
  transitions$.pipe(
    filter(({ previous, state }) => previous.outbox !== state.outbox),
    tap((transition) => {
      for (const [id, bytes] of attachedBytes(transition)) keep(id, ({ blobs }) => blobs.put(id, bytes));
      const wanted = new Set(uploadIds(transition.state.outbox));
      for (const id of uploadIds(transition.previous.outbox)) {
        if (!wanted.has(id)) keep(id, ({ blobs }) => blobs.delete(id));
      }
    }),
    ignoreElements(),
  );

/** The bytes that a command has brought, under the ids that its message gives them. */
function attachedBytes({ event, state }: Transition): readonly (readonly [string, Blob])[] {
  if (event.type !== 'command' || event.command.name !== 'send' || event.command.payload.type !== 'BASIC') return [];
  const { files = [] } = event.command.payload;
  const entry = findEntry(state, event.id);
  const uploads = entry?.kind === 'message' ? (entry.uploads ?? []) : [];
  return uploads.flatMap(({ index, clientFileId }) => {
    const file = files[index];
    return file !== undefined && 'bytes' in file ? [[clientFileId, file.bytes] as const] : [];
  });
}
