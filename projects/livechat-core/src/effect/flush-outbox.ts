import { filter, ignoreElements, map, merge, mergeMap, takeUntil, tap, timer } from 'rxjs';
import { isTransient } from '../../protocol/error-kinds.js';
import { HEARTBEAT } from '../../protocol/limits.js';
import type { ChatEvent, Transition } from '../state/event.js';
import { frameOf } from '../state/outbox-frame.js';
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
  // What waits to be repeated is due again anyway when the connection ends.
  const isOver$ = transitions$.pipe(filter(({ state }) => state.connection.status !== 'online'));
  const again$ = transitions$.pipe(
    map(repeatable),
    filter((wait) => wait !== undefined),
    mergeMap(({ entryId, ms }) =>
      timer(ms, runtime.scheduler).pipe(
        takeUntil(merge(isOver$, transitions$.pipe(filter(({ state }) => !isUnderWay(state, entryId))))),
        map((): ChatEvent => ({ type: 'requeued', entryId })),
      ),
    ),
  );
  return merge(start$, wire$, again$);
};

interface Wait {
  readonly entryId: string;
  readonly ms: number;
}

/** What to send again, and when: soon after a passing refusal, late where no answer came at all. */
function repeatable(transition: Transition): Wait | undefined {
  const refused = postponed(transition);
  if (refused !== undefined) return { entryId: refused, ms: TRANSIENT_DELAY_MS };
  const sent = justSent(transition);
  return sent === undefined ? undefined : { entryId: sent.id, ms: HEARTBEAT.clientPatienceMs };
}

function isUnderWay(state: WidgetState, entryId: string): boolean {
  return findEntry(state, entryId)?.status === 'sending';
}

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
