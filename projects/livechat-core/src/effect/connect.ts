import { EMPTY, Subject, distinctUntilChanged, filter, map, merge, of, switchMap, type Observable } from 'rxjs';
import { PROTOCOL, type HelloFrame } from '../../protocol/client-frames.js';
import type { ServerFrame } from '../../protocol/server-frames.js';
import { NO_CREDENTIALS, type Credentials } from '../session/session-store.js';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent, Transition } from '../state/event.js';
import type { WidgetState } from '../state/widget-state.js';
import { connection, type ConnectionEvent } from '../transport/connection.js';
import type { Effect, EffectContext } from './effect.js';

/** Holds one connection for the widget and the identity of this moment; another one ends it. */
export const connect: Effect = (context): Observable<ChatEvent> =>
  context.transitions$.pipe(
    map(({ state }) => ({ widgetId: awakeWidgetId(state), serverUrl: state.serverUrl, generation: state.generation })),
    distinctUntilChanged((a, b) => a.widgetId === b.widgetId && a.generation === b.generation),
    switchMap(({ widgetId, serverUrl, generation }) =>
      widgetId === null ? EMPTY : whileAwake(context, { widgetId, serverUrl, generation }),
    ),
  );

/** A page that is put aside holds no connection; it comes back at once when the page does. */
function whileAwake(context: EffectContext, target: Target): Observable<ChatEvent> {
  const { generation } = target;
  return context.runtime.suspended$.pipe(
    distinctUntilChanged(),
    switchMap((isSuspended) =>
      isSuspended
        ? of<ChatEvent>({ type: 'connection', generation, status: 'waiting', attempt: 0 })
        : connectFor(context, target),
    ),
  );
}

interface Target {
  readonly widgetId: string;
  readonly serverUrl: string;
  readonly generation: number;
}

function connectFor(context: EffectContext, { widgetId, serverUrl, generation }: Target): Observable<ChatEvent> {
  const { store, runtime, tabs, outgoing$, state, transitions$ } = context;
  const restart = new Subject<void>();
  const missed = new Set<string>();
  let presented: Credentials = NO_CREDENTIALS;

  /** Whether the token that answers `hello` is the one to keep. */
  function settleToken(frame: Extract<ServerFrame, { type: 'welcome' }>): boolean {
    const current = store.readCredentials(widgetId);
    // Another tab has logged in or out since: its word is newer than this answer.
    if (current.token !== presented.token && current.token !== frame.token) return false;
    const revoke = current.revoke.filter((token) => !presented.revoke.includes(token));
    store.writeCredentials(widgetId, { token: frame.token, person: frame.person, revoke });
    return true;
  }

  function toEvent(event: ConnectionEvent): ChatEvent {
    if (event.type === 'status') {
      return { type: 'connection', generation, status: event.status, attempt: event.attempt };
    }
    const { frame } = event;
    if (frame.type === 'welcome' && frame.requestId === undefined && !settleToken(frame)) {
      return { type: 'credentials-changed', generation };
    }
    // The hint to a thread was lost: a new welcome tells of it. Once each, because a server may not list all.
    if (frame.type === 'pong' && hasUnknown(state(), frame.tops, missed)) restart.next();
    return { type: 'frame', generation, frame };
  }

  return connection({
    transport: tabs.transport,
    serverUrl,
    hello: () => {
      presented = store.readCredentials(widgetId);
      return helloFor(widgetId, presented);
    },
    outgoing$,
    restart$: restart,
    wake$: merge(runtime.wake$, tabs.wake$, transitions$.pipe(filter(isActing))),
    scheduler: runtime.scheduler,
    random: () => runtime.random(),
    onGarbage: (error) => {
      runtime.logger.warn('The chat server sent something that is no frame; it is ignored.', error);
    },
  }).pipe(map(toEvent));
}

/** Somebody writes or opens the chat while the connection waits: few of many do, and none of them is to wait. */
function isActing({ previous, state }: Transition): boolean {
  if (state.connection.status !== 'waiting' || previous.connection.status !== 'waiting') return false;
  return (state.isOpen && !previous.isOpen) || messagesOf(state) > messagesOf(previous);
}

function messagesOf({ outbox }: WidgetState): number {
  return outbox.filter(({ kind }) => kind === 'message').length;
}

function hasUnknown(state: WidgetState, tops: Readonly<Record<string, number>>, missed: Set<string>): boolean {
  const unknown = Object.keys(tops).filter((id) => !Object.hasOwn(state.threads, id) && !missed.has(id));
  for (const id of unknown) missed.add(id);
  return unknown.length > 0;
}

function helloFor(widgetId: string, { token, revoke }: Credentials): HelloFrame {
  return {
    type: 'hello',
    protocol: PROTOCOL,
    widgetId,
    ...(token === null ? {} : { token }),
    ...(revoke.length === 0 ? {} : { revoke: [...revoke] }),
  };
}
