/// <reference types="jest" />
import { firstValueFrom } from 'rxjs';
import type { UnsentStore } from '../src/session/unsent-store.js';
import { initialState } from '../src/state/initial-state.js';
import { toPersistedSession } from '../src/state/persisted-session.js';

/**
 * What every {@link UnsentStore} has to do. Call it in a jest spec.
 *
 * @param name what is tested
 * @param make gives an empty store
 */
export function unsentStoreContract(name: string, make: () => UnsentStore): void {
  describe(`${name} as an UnsentStore`, () => {
    const widget = '11111111-2222-4333-8444-555555555555';
    const other = '99999999-2222-4333-8444-555555555555';
    const sessionWith = (draft: string) =>
      toPersistedSession({ ...initialState({ serverUrl: '' }), drafts: { new: draft } });
    const draftsIn = async (store: UnsentStore, widgetId: string): Promise<readonly (readonly [string, unknown])[]> => {
      const left = await firstValueFrom(store.list(widgetId));
      return left.map(({ chatId, session }) => [chatId, session.drafts['new']] as const).sort();
    };

    it('starts empty', async () => {
      expect(await draftsIn(make(), widget)).toEqual([]);
    });

    it('gives back what each chat wrote last', async () => {
      const store = make();
      store.write(widget, 'chat-0001', sessionWith('first'));
      store.write(widget, 'chat-0002', sessionWith('other'));
      store.write(widget, 'chat-0001', sessionWith('second'));
      expect(await draftsIn(store, widget)).toEqual([
        ['chat-0001', 'second'],
        ['chat-0002', 'other'],
      ]);
    });

    it('forgets one chat, or all of a widget, and nothing else', async () => {
      const store = make();
      for (const id of [widget, other]) {
        store.write(id, 'chat-0001', sessionWith('first'));
        store.write(id, 'chat-0002', sessionWith('second'));
      }
      store.write(widget, 'chat-0001', null);
      expect(await draftsIn(store, widget)).toEqual([['chat-0002', 'second']]);
      store.clear(other);
      expect(await draftsIn(store, other)).toEqual([]);
      expect(await draftsIn(store, widget)).toEqual([['chat-0002', 'second']]);
    });
  });
}
