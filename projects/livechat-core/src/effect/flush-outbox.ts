import { concatMap, delay, filter, ignoreElements, map, merge, of, tap } from 'rxjs';
import { isTransient, type ClientFrame } from '../../protocol/index.js';
import type { ChatEvent, Transition } from '../state/event.js';
import { findEntry, nextToSend } from '../state/outbox.js';
import type { OutboxEntry, WidgetState } from '../state/widget-state.js';
import type { Effect } from './effect.js';

/** How long to wait before repeating what the server could not take at the moment, in milliseconds. */
export const TRANSIENT_DELAY_MS = 1_000;

/**
 * Sends the outbox, one entry at a time and in order. A login that is not answered holds it back,
 * because what was written after it belongs to the person who logs in.
 */
export const flushOutbox: Effect = ({ transitions$, send, runtime }) => {
  const start$ = transitions$.pipe(
    map(({ state }) => due(state)),
    filter((entry) => entry !== undefined),
    map(({ id }): ChatEvent => ({ type: 'sent', entryId: id })),
  );
  const wire$ = transitions$.pipe(
    tap((transition) => {
      const entry = justSent(transition);
      if (entry !== undefined) send(frameOf(entry));
    }),
    ignoreElements(),
  );
  const again$ = transitions$.pipe(
    map(postponed),
    filter((id) => id !== undefined),
    concatMap((entryId) =>
      of<ChatEvent>({ type: 'requeued', entryId }).pipe(delay(TRANSIENT_DELAY_MS, runtime.scheduler)),
    ),
  );
  return merge(start$, wire$, again$);
};

function due(state: WidgetState): OutboxEntry | undefined {
  return state.connection.status === 'online' && state.auth === null ? nextToSend(state) : undefined;
}

function justSent({ event, previous, state }: Transition): OutboxEntry | undefined {
  // The same event may be asked for twice before its turn comes; only the first changes the state.
  return event.type === 'sent' && previous !== state ? findEntry(state, event.entryId) : undefined;
}

/** The entry that the server could not take at the moment. */
function postponed({ event, state }: Transition): string | undefined {
  if (event.type !== 'frame') return undefined;
  const { frame } = event;
  const id = frame.type === 'nack' ? frame.clientMessageId : frame.type === 'error' ? frame.requestId : undefined;
  if (id === undefined || (frame.type !== 'nack' && frame.type !== 'error')) return undefined;
  return isTransient(frame.error) ? findEntry(state, id)?.id : undefined;
}

function frameOf(entry: OutboxEntry): ClientFrame {
  if (entry.kind === 'context') {
    return { type: 'context', requestId: entry.id, data: entry.data, target: entry.target };
  }
  const { id, target, content, context } = entry;
  return {
    type: 'post',
    clientMessageId: id,
    target,
    content,
    ...(context === undefined ? {} : { context: { requestId: context.requestId, data: context.data } }),
  };
}
