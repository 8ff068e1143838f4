import * as z from 'zod/mini';
import { personSchema, visitorTokenSchema } from '../../protocol/index.js';
import { persistedSessionSchema } from '../state/persisted-session.js';
import { NO_CREDENTIALS, type SessionStore } from './session-store.js';

const credentialsSchema = z.object({
  token: z.nullable(visitorTokenSchema),
  person: z.catch(z.nullable(personSchema), null),
  revoke: z.catch(z.array(visitorTokenSchema), []),
});

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
  const key = (kind: string, widgetId: string): string => `livechat:${widgetId.toLowerCase()}:${kind}`;

  function read<S extends z.ZodMiniType>(where: keyof WebStorages, name: string, schema: S): z.infer<S> | null {
    const text = memory.get(name) ?? attempt(() => storages()[where].getItem(name)) ?? null;
    const parsed = text === null ? null : schema.safeParse(attempt(() => JSON.parse(text) as unknown));
    return parsed?.success === true ? parsed.data : null;
  }

  function write(where: keyof WebStorages, name: string, value: unknown): void {
    const text = JSON.stringify(value);
    const isKept = attempt(() => {
      storages()[where].setItem(name, text);
      return true;
    });
    if (isKept === true) memory.delete(name);
    else memory.set(name, text);
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
    readSession: (widgetId) => read('tab', key('session', widgetId), persistedSessionSchema),
    writeSession: (widgetId, session) => {
      write('tab', key('session', widgetId), session);
    },
    clear: (widgetId) => {
      remove('shared', key('credentials', widgetId));
      remove('tab', key('session', widgetId));
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
