/// <reference types="jest" />
import type { Person } from '../protocol/index.js';
import type { SessionStore } from '../src/session/session-store.js';
import { initialState } from '../src/state/initial-state.js';
import { toPersistedSession } from '../src/state/persisted-session.js';

/**
 * What every {@link SessionStore} has to do. Call it in a jest spec.
 *
 * @param name what is tested
 * @param make gives an empty store
 */
export function sessionStoreContract(name: string, make: () => SessionStore): void {
  describe(`${name} as a SessionStore`, () => {
    const first = '11111111-2222-4333-8444-555555555555';
    const second = '99999999-2222-4333-8444-555555555555';
    const token = 'a'.repeat(43);
    const person: Person = { id: 'person-001', kind: 'CUSTOMER', name: 'Jane' };
    const session = toPersistedSession({
      ...initialState({ serverUrl: '' }),
      isOpen: true,
      drafts: { new: 'half a sentence' },
      outbox: [
        {
          kind: 'message',
          id: 'message-01',
          status: 'queued',
          wasSent: false,
          createdAt: 1,
          target: { clientThreadId: 'thread-001' },
          content: { type: 'TEXT', text: 'unsent' },
        },
      ],
    });

    it('starts empty', () => {
      const store = make();
      expect(store.readCredentials(first)).toEqual({ token: null, person: null, revoke: [] });
      expect(store.readSession(first)).toBeNull();
    });

    it('gives back what was written last', () => {
      const store = make();
      store.writeCredentials(first, { token: null, person: null, revoke: [] });
      store.writeCredentials(first, { token, person, revoke: [token] });
      store.writeSession(first, session);
      expect(store.readCredentials(first)).toEqual({ token, person, revoke: [token] });
      expect(store.readSession(first)).toEqual(session);
    });

    it('keeps widgets apart', () => {
      const store = make();
      store.writeCredentials(first, { token, person: null, revoke: [] });
      store.writeSession(first, session);
      store.clear(second);
      expect(store.readCredentials(second).token).toBeNull();
      expect(store.readSession(first)).toEqual(session);
      store.clear(first);
      expect(store.readCredentials(first).token).toBeNull();
      expect(store.readSession(first)).toBeNull();
    });
  });
}
