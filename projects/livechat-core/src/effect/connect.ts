import { EMPTY, distinctUntilChanged, map, switchMap, type Observable } from 'rxjs';
import { PROTOCOL, type HelloFrame } from '../../protocol/index.js';
import type { SessionStore } from '../session/session-store.js';
import type { ChatEvent } from '../state/event.js';
import { connection } from '../transport/connection.js';
import type { Effect } from './effect.js';

/** Holds one connection for the widget and the identity of this moment; another one ends it. */
export const connect: Effect = ({ transitions$, transport, store, outgoing$, runtime }): Observable<ChatEvent> =>
  transitions$.pipe(
    map(({ state: { widgetId, serverUrl, generation } }) => ({ widgetId, serverUrl, generation })),
    distinctUntilChanged((a, b) => a.widgetId === b.widgetId && a.generation === b.generation),
    switchMap(({ widgetId, serverUrl, generation }) => {
      if (widgetId === null) return EMPTY;
      return connection({
        transport,
        serverUrl,
        hello: () => hello(store, widgetId),
        outgoing$,
        wake$: runtime.wake$,
        scheduler: runtime.scheduler,
        random: () => runtime.random(),
        onGarbage: (error) => {
          runtime.logger.warn('The chat server sent something that is no frame; it is ignored.', error);
        },
      }).pipe(
        map((event): ChatEvent =>
          event.type === 'frame'
            ? { type: 'frame', generation, frame: event.frame }
            : { type: 'connection', generation, status: event.status, attempt: event.attempt },
        ),
      );
    }),
  );

function hello(store: SessionStore, widgetId: string): HelloFrame {
  const { token, revoke } = store.readCredentials(widgetId);
  return {
    type: 'hello',
    protocol: PROTOCOL,
    widgetId,
    ...(token === null ? {} : { token }),
    ...(revoke.length === 0 ? {} : { revoke: [...revoke] }),
  };
}
