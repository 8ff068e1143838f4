import { adopt } from './adopt.js';
import { CUSTOMER, VISITOR, WIDGET_ID, call, idle, play, threadOf, welcomed } from './fixtures.harness.js';
import { toPersistedSession, type PersistedSession } from './persisted-session.js';
import { reduce } from './reduce.js';
import type { WidgetState } from './widget-state.js';

const left = (owner: WidgetState['owner'] = VISITOR): PersistedSession => ({
  ...toPersistedSession(
    play(
      welcomed(),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
      call('send', 'unsent', 'message-1'),
    ),
  ),
  owner,
});
const idsOf = ({ outbox }: WidgetState): string[] => outbox.map(({ id }) => id);

describe('what a chat left whose tab is gone', () => {
  it('goes out before what was written here, and shows where nothing else does', () => {
    const here = play(welcomed(), call('send', 'later', 'message-2'));
    const state = reduce(here, { type: 'adopted', session: left() });
    expect(idsOf(state)).toEqual(['message-1', 'message-2']);
    expect(state.heldContext.map(({ requestId }) => requestId)).toEqual(['context-1']);
    expect(state.newThreadId).toBe(here.newThreadId);
    expect(adopt(welcomed(), left()).newThreadId).toBe('message-1');
    expect(adopt(play(welcomed({ threads: [threadOf('thread-01')] })), left()).newThreadId).toBeNull();
  });

  it('is taken once', () => {
    const once = adopt(welcomed(), left());
    expect(idsOf(adopt(once, left()))).toEqual(['message-1']);
    expect(adopt(once, left()).heldContext).toHaveLength(1);
  });

  it('belongs to nobody else', () => {
    const john = { id: 'customer-2', kind: 'CUSTOMER', name: 'John' } as const;
    const visitor = { id: 'visitor-2', kind: 'VISITOR' } as const;
    const here = (owner: WidgetState['owner']): WidgetState => ({ ...welcomed(), owner });
    for (const [owner, of] of [
      [john, CUSTOMER],
      [visitor, VISITOR],
      [VISITOR, CUSTOMER],
    ] as const) {
      const state = here(owner);
      expect(adopt(state, left(of))).toBe(state);
    }
    expect(idsOf(adopt(here(CUSTOMER), left(VISITOR)))).toEqual(['message-1']);
    expect(idsOf(adopt(here(CUSTOMER), left(CUSTOMER)))).toEqual(['message-1']);
  });

  it('waits for whoever comes where nobody is known yet', () => {
    expect(adopt(idle(), left(CUSTOMER)).owner).toEqual(CUSTOMER);
    expect(adopt(welcomed(), left(null)).owner).toEqual(VISITOR);
  });

  it('G2: is not sent again for a visitor who took the place of the one who wrote it', () => {
    const session = toPersistedSession(
      play(
        welcomed(),
        call('send', 'under way', 'message-1'),
        { type: 'sent', entryId: 'message-1' },
        call('send', 'b', 'message-2'),
      ),
    );
    const restoredAs = (person: WidgetState['person']): WidgetState =>
      play(idle(), call('init', WIDGET_ID), { type: 'restored', widgetId: WIDGET_ID, session: null, person });
    expect(idsOf(adopt(restoredAs(VISITOR), session))).toEqual(['message-1', 'message-2']);
    expect(idsOf(adopt(restoredAs(CUSTOMER), session))).toEqual(['message-1', 'message-2']);
    // Another tab has cleared the chat, and nobody is known yet.
    expect(idsOf(adopt(restoredAs(null), session))).toEqual(['message-2']);
    expect(idsOf(adopt(restoredAs({ id: 'visitor-2', kind: 'VISITOR' }), session))).toEqual([]);
  });

  it('does not put somebody else in the place of whom this browser knows', () => {
    const here = play(
      idle(),
      call('init', WIDGET_ID),
      { type: 'restored', widgetId: WIDGET_ID, session: null, person: VISITOR },
      call('send', 'mine', 'message-2'),
    );
    expect(adopt(here, left(CUSTOMER))).toBe(here);
  });

  it('is kept under the name of the chat', () => {
    expect(reduce(idle(), { type: 'named', chatId: 'chat-0001' }).chatId).toBe('chat-0001');
  });
});
