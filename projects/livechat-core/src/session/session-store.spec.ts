import { sessionStoreContract } from '../../testing/session-store-contract.js';
import { initialState } from '../state/initial-state.js';
import { toPersistedSession } from '../state/persisted-session.js';
import { memorySessionStore } from './memory-session-store.js';
import type { SessionStore } from './session-store.js';
import { webStorageSessionStore } from './web-storage-session-store.js';

class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

const WIDGET = '11111111-2222-4333-8444-555555555555';

sessionStoreContract('memorySessionStore', memorySessionStore);
sessionStoreContract('webStorageSessionStore', () => {
  const storages = { shared: new FakeStorage(), tab: new FakeStorage() };
  return webStorageSessionStore(() => storages);
});
sessionStoreContract('webStorageSessionStore where storages are blocked', () =>
  webStorageSessionStore(() => {
    throw new DOMException('denied', 'SecurityError');
  }),
);
sessionStoreContract('webStorageSessionStore where storages are full', () => {
  class FullStorage extends FakeStorage {
    override setItem(): void {
      throw new DOMException('full', 'QuotaExceededError');
    }
  }
  const storages = { shared: new FullStorage(), tab: new FullStorage() };
  return webStorageSessionStore(() => storages);
});

describe('webStorageSessionStore', () => {
  it.each(['nonsense', '{}', '[]', '{"version":0}', 'null'])('treats %s as nothing', (text) => {
    const tab = new FakeStorage();
    tab.setItem(`livechat:${WIDGET}:session`, text);
    const shared = new FakeStorage();
    shared.setItem(`livechat:${WIDGET}:credentials`, text);
    const store = webStorageSessionStore(() => ({ shared, tab }));
    expect(store.readSession(WIDGET)).toBeNull();
    expect(store.readCredentials(WIDGET)).toEqual({ token: null, person: null, revoke: [] });
  });

  it('keeps what can be read of a damaged session', () => {
    const tab = new FakeStorage();
    tab.setItem(`livechat:${WIDGET}:session`, '{"version":1,"outbox":"x","drafts":{"new":"half"},"theme":"my theme"}');
    const store = webStorageSessionStore(() => ({ shared: new FakeStorage(), tab }));
    expect(store.readSession(WIDGET)).toMatchObject({ outbox: [], drafts: { new: 'half' }, theme: 'default' });
  });

  it('keeps two chats of one page apart, through a reload too', () => {
    const storages = { shared: new FakeStorage(), tab: new FakeStorage() };
    const draftOf = (store: SessionStore): unknown => store.readSession(WIDGET)?.drafts['new'];
    const page = (): SessionStore[] => [1, 2].map(() => webStorageSessionStore(() => storages));
    const before = page();
    expect(before.map(draftOf)).toEqual([undefined, undefined]);
    before.forEach((store, index) => {
      store.writeSession(
        WIDGET,
        toPersistedSession({ ...initialState({ serverUrl: '' }), drafts: { new: `draft ${index}` } }),
      );
    });
    expect(before.map(draftOf)).toEqual(['draft 0', 'draft 1']);
    for (const store of before) store.release?.();
    expect(page().map(draftOf)).toEqual(['draft 0', 'draft 1']);
  });

  it('leaves nothing outdated where there is no room for what is new', () => {
    const tab = new FakeStorage();
    const store = webStorageSessionStore(() => ({ shared: new FakeStorage(), tab }));
    const sessionWith = (draft: string) =>
      toPersistedSession({ ...initialState({ serverUrl: '' }), drafts: { new: draft } });
    store.writeSession(WIDGET, sessionWith('old'));
    tab.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    store.writeSession(WIDGET, sessionWith('new'));
    expect(store.readSession(WIDGET)?.drafts).toEqual({ new: 'new' });
    expect(tab.length).toBe(0);
  });

  it('clears its own entries and nothing else', () => {
    const storages = { shared: new FakeStorage(), tab: new FakeStorage() };
    storages.shared.setItem('cart', 'of the site');
    const store = webStorageSessionStore(() => storages);
    store.writeCredentials(WIDGET, { token: 't'.repeat(43), person: null, revoke: [] });
    store.clear(WIDGET);
    expect(storages.shared.length).toBe(1);
  });
});
