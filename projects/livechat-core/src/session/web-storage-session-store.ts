import * as z from 'livechat-core/schemas';
import { personSchema } from '../../protocol/entities.js';
import { toJsonText } from '../../protocol/json-text.js';
import { visitorTokenSchema } from '../../protocol/scalars.js';
import { persistedSessionSchema } from '../state/persisted-session.js';
import { NO_CREDENTIALS, type SessionStore } from './session-store.js';

const credentialsSchema = z.object({
  token: z.nullable(visitorTokenSchema),
  person: z.catch(z.nullable(personSchema), null),
  revoke: z.catch(z.array(visitorTokenSchema), []),
});

/** The places that chats of this page have; two chats of one widget must not overwrite each other. */
const takenOf = new WeakMap<object, Set<string>>();

/** Stands for a storage that is blocked. */
const NOWHERE = {};

function takePlace(taken: Set<string>, name: string): string {
  for (let count = 0; ; count += 1) {
    const place = count === 0 ? name : `${name}:${count}`;
    if (taken.has(place)) continue;
    taken.add(place);
    return place;
  }
}

/** The two storages of a page, or anything that behaves like them. */
export interface WebStorages {
  /** Shared by the tabs of an origin: `localStorage`. */
  readonly shared: Storage;
  /** Kept for one tab through reloads and crashes: `sessionStorage`. */
  readonly tab: Storage;
}

/**
 * Keeps credentials in the shared storage and everything unsent in the tab's own, so that tabs do
 * not overwrite each other's outbox. Where a storage is blocked or full, memory stands in.
 */
export function webStorageSessionStore(storages: () => WebStorages): SessionStore {
  const memory = new Map<string, string>();
  const places = new Map<string, string>();
  let taken: Set<string> | undefined;
  const key = (kind: string, widgetId: string): string => `livechat:${widgetId.toLowerCase()}:${kind}`;

  function read<S extends z.ZodMiniType>(where: keyof WebStorages, name: string, schema: S): z.infer<S> | null {
    const text = memory.get(name) ?? attempt(() => storages()[where].getItem(name)) ?? null;
    const parsed = text === null ? null : schema.safeParse(attempt(() => JSON.parse(text) as unknown));
    return parsed?.success === true ? parsed.data : null;
  }

  function write(where: keyof WebStorages, name: string, value: unknown): void {
    const text = toJsonText(value);
    const isKept = attempt(() => {
      storages()[where].setItem(name, text);
      return true;
    });
    if (isKept === true) {
      memory.delete(name);
      return;
    }
    // What is there is older than what could not be written.
    remove(where, name);
    memory.set(name, text);
  }

  /** The place of this chat among those of the page: the first is kept as if there were no other. */
  function session(widgetId: string): string {
    const name = key('session', widgetId);
    const known = places.get(name);
    if (known !== undefined) return known;
    const tab = attempt(() => storages().tab) ?? NOWHERE;
    taken = takenOf.get(tab) ?? new Set();
    takenOf.set(tab, taken);
    const place = takePlace(taken, name);
    places.set(name, place);
    return place;
  }

  function remove(where: keyof WebStorages, name: string): void {
    memory.delete(name);
    attempt(() => {
      storages()[where].removeItem(name);
    });
  }

  return {
    readCredentials: (widgetId) => read('shared', key('credentials', widgetId), credentialsSchema) ?? NO_CREDENTIALS,
    writeCredentials: (widgetId, credentials) => {
      write('shared', key('credentials', widgetId), credentials);
    },
    readSession: (widgetId) => read('tab', session(widgetId), persistedSessionSchema),
    writeSession: (widgetId, value) => {
      write('tab', session(widgetId), value);
    },
    clear: (widgetId) => {
      remove('shared', key('credentials', widgetId));
      remove('tab', session(widgetId));
    },
    release: () => {
      for (const place of places.values()) taken?.delete(place);
      places.clear();
    },
  };
}

/** Storages throw where they are blocked, full or absent. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
