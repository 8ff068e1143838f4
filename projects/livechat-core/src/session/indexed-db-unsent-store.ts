import { defer, from, map } from 'rxjs';
import * as z from 'livechat-core/schemas';
import { idSchema } from '../../protocol/scalars.js';
import { persistedSessionSchema } from '../state/persisted-session.js';
import type { Shelf } from './indexed-db-shelf.js';
import type { LeftSession, UnsentStore } from './unsent-store.js';

const leftSessionSchema = z.object({ chatId: idSchema, session: persistedSessionSchema });

/** Keeps what is unsent in IndexedDB, one record for each chat. */
export function indexedDbUnsentStore(shelf: Shelf): UnsentStore {
  return {
    write: (widgetId, chatId, session) => {
      const key = [widgetId.toLowerCase(), chatId];
      void (session === null
        ? shelf('unsent', 'readwrite', (store) => store.delete(key))
        : shelf('unsent', 'readwrite', (store) => store.put({ chatId, session }, key)));
    },
    list: (widgetId) =>
      defer(() => from(shelf<unknown[]>('unsent', 'readonly', (store) => store.getAll(rangeOf(widgetId))))).pipe(
        map((found) => (found.ok ? found.value.flatMap(readable) : [])),
      ),
    clear: (widgetId) => {
      void shelf('unsent', 'readwrite', (store) => store.delete(rangeOf(widgetId)));
    },
  };
}

/** Every record of a widget: an array sorts after all texts. */
function rangeOf(widgetId: string): IDBKeyRange {
  const id = widgetId.toLowerCase();
  return IDBKeyRange.bound([id], [id, []]);
}

/** What an older version wrote, or anybody else, may be anything. */
function readable(record: unknown): readonly LeftSession[] {
  const parsed = leftSessionSchema.safeParse(record);
  return parsed.success ? [parsed.data] : [];
}
