import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { firstValueFrom } from 'rxjs';
import { blobStoreContract } from '../../testing/blob-store-contract.js';
import { unsentStoreContract } from '../../testing/unsent-store-contract.js';
import { initialState } from '../state/initial-state.js';
import { toPersistedSession } from '../state/persisted-session.js';
import { consentedBlobStore } from './consented-blob-store.js';
import { indexedDbBlobStore } from './indexed-db-blob-store.js';
import { indexedDbShelf } from './indexed-db-shelf.js';
import { indexedDbUnsentStore } from './indexed-db-unsent-store.js';
import { memoryBlobStore } from './memory-blob-store.js';
import { memoryUnsentStore } from './memory-unsent-store.js';

const WIDGET = '11111111-2222-4333-8444-555555555555';
const shelf = (factory = new IDBFactory()) => indexedDbShelf(() => factory);
const blocked = indexedDbShelf(() => {
  throw new DOMException('denied', 'SecurityError');
});
const session = toPersistedSession({ ...initialState({ serverUrl: '' }), drafts: { new: 'half' } });

blobStoreContract('indexedDbBlobStore', () => indexedDbBlobStore(shelf()));
blobStoreContract('indexedDbBlobStore where storages are blocked', () => indexedDbBlobStore(blocked));
blobStoreContract('consentedBlobStore before', () => consentedBlobStore(memoryBlobStore(), () => false));
blobStoreContract('consentedBlobStore after', () => consentedBlobStore(memoryBlobStore(), () => true));
unsentStoreContract('memoryUnsentStore', memoryUnsentStore);
unsentStoreContract('indexedDbUnsentStore', () => indexedDbUnsentStore(shelf()));

describe('what outlives the page', () => {
  it('is read by another page', async () => {
    const factory = new IDBFactory();
    await indexedDbBlobStore(shelf(factory)).put('file-0001', new Blob(['bytes']));
    const first = indexedDbUnsentStore(shelf(factory));
    first.write(WIDGET.toUpperCase(), 'chat-0001', session);
    await firstValueFrom(first.list(WIDGET));
    const blob = await indexedDbBlobStore(shelf(factory)).get('file-0001');
    expect(await blob?.text()).toBe('bytes');
    const left = await firstValueFrom(indexedDbUnsentStore(shelf(factory)).list(WIDGET));
    expect(left).toEqual([{ chatId: 'chat-0001', session }]);
  });

  it('is nothing where the database is blocked, or of a newer version', async () => {
    const factory = new IDBFactory();
    await new Promise((resolve) => {
      factory.open('livechat', 99).onsuccess = resolve;
    });
    for (const broken of [blocked, shelf(factory)]) {
      const store = indexedDbUnsentStore(broken);
      store.write(WIDGET, 'chat-0001', session);
      store.clear(WIDGET);
      expect(await firstValueFrom(store.list(WIDGET))).toEqual([]);
    }
  });

  it('is checked: nonsense of another version is nothing', async () => {
    const own = shelf();
    await own('unsent', 'readwrite', (store) => store.put({ chatId: 7 }, [WIDGET, 'chat-0001']));
    await own('unsent', 'readwrite', (store) => store.put('nonsense', [WIDGET, 'chat-0002']));
    await own('blobs', 'readwrite', (store) => store.put('no bytes', 'file-0001'));
    expect(await firstValueFrom(indexedDbUnsentStore(own).list(WIDGET))).toEqual([]);
    expect(await indexedDbBlobStore(own).get('file-0001')).toBeNull();
  });

  it('is not touched without consent, and found with it', async () => {
    const lasting = memoryBlobStore();
    let mayStore = false;
    const store = consentedBlobStore(lasting, () => mayStore);
    await store.put('file-0001', new Blob(['early']));
    expect(await lasting.get('file-0001')).toBeNull();
    mayStore = true;
    expect(await (await store.get('file-0001'))?.text()).toBe('early');
    await store.put('file-0002', new Blob(['late']));
    expect(await (await lasting.get('file-0002'))?.text()).toBe('late');
  });
});
