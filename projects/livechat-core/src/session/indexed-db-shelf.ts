/** The shelves of the database, one for each kind of thing. */
export type ShelfName = 'blobs' | 'unsent';

const DATABASE = 'livechat';
const VERSION = 1;
const SHELVES: readonly ShelfName[] = ['blobs', 'unsent'];

/** A database that does not open in this time never will, in milliseconds: some browsers hang. */
const PATIENCE_MS = 3_000;

/** What a request came to: storages that are blocked, full or damaged are no exception but a fact. */
export type Shelved<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** Runs one request on a shelf. Requests take effect in the order of the calls; none rejects. */
export type Shelf = <T>(
  name: ShelfName,
  mode: 'readonly' | 'readwrite',
  ask: (store: IDBObjectStore) => IDBRequest<T>,
) => Promise<Shelved<T>>;

/**
 * The database of the chat in IndexedDB. It is opened with the first request, so that a chat without
 * consent leaves no trace.
 *
 * @param factory asked at the first request: reading the property throws where storages are blocked
 */
export function indexedDbShelf(factory: () => IDBFactory): Shelf {
  let database: Promise<IDBDatabase> | undefined;
  return async (name, mode, ask) => {
    try {
      // An opening that failed is tried again: permission and space may come back.
      database ??= open(factory()).catch((error: unknown) => {
        database = undefined;
        throw error;
      });
      const opened = await database;
      return { ok: true, value: await settled(opened.transaction(name, mode), name, ask) };
    } catch {
      return { ok: false };
    }
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      reject(new Error('The database does not open.'));
    }, PATIENCE_MS);
    const opening = factory.open(DATABASE, VERSION);
    opening.onupgradeneeded = () => {
      for (const name of SHELVES) {
        if (!opening.result.objectStoreNames.contains(name)) opening.result.createObjectStore(name);
      }
    };
    opening.onsuccess = () => {
      clearTimeout(patience);
      const database = opening.result;
      // A newer version in another tab must not wait for this page.
      database.onversionchange = () => {
        database.close();
      };
      resolve(database);
    };
    opening.onerror = () => {
      clearTimeout(patience);
      reject(opening.error ?? new Error('The database cannot be opened.'));
    };
  });
}

/** Settles when the change is stored, not when it is accepted. */
function settled<T>(
  transaction: IDBTransaction,
  name: ShelfName,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask(transaction.objectStore(name));
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('The request was refused.'));
    };
  });
}
