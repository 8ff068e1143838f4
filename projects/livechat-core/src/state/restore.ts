import { isLeft } from './left-visitor.js';
import type { PersistedSession } from './persisted-session.js';
import type { ChatEvent } from './event.js';
import type { OutboxEntry, SurfaceKey, WidgetState } from './widget-state.js';

type RestoredEvent = Extract<ChatEvent, { type: 'restored' }>;

/**
 * Takes over who is logged in and what an earlier page of the tab left. What this page has decided
 * already wins; what was unsent then goes out before what was written since. A logout that was
 * asked for before anything was known is carried out here.
 */
export function restore(state: WidgetState, { session, person }: RestoredEvent): WidgetState {
  const known: WidgetState = { ...state, decided: [], isLeaving: false };
  if (state.isLeaving && person?.kind === 'CUSTOMER') return { ...known, generation: state.generation + 1 };
  const identified: WidgetState = { ...known, person: state.person ?? person };
  return session === null ? identified : takeOver(identified, state.decided, session);
}

function takeOver(state: WidgetState, decided: WidgetState['decided'], session: PersistedSession): WidgetState {
  const saved: Pick<WidgetState, SurfaceKey> = session;
  const chosen = <K extends SurfaceKey>(key: K): Pick<WidgetState, SurfaceKey>[K] =>
    decided.includes(key) ? state[key] : saved[key];
  return {
    ...state,
    ...unsentWith(state, session),
    owner: state.owner ?? session.owner,
    widget: session.widget?.id === state.widgetId ? session.widget : state.widget,
    isOpen: chosen('isOpen'),
    isLauncherVisible: chosen('isLauncherVisible'),
    screen: chosen('screen'),
    language: chosen('language'),
    theme: chosen('theme'),
    activeThreadId: state.activeThreadId ?? session.activeThreadId,
    newThreadId: state.newThreadId ?? session.newThreadId,
  };
}

/** What was unsent elsewhere together with what is unsent here, in the order in which it was written. */
export function unsentWith(
  state: WidgetState,
  session: PersistedSession,
): Pick<WidgetState, 'outbox' | 'heldContext' | 'standingContext' | 'drafts'> {
  const present = new Set([
    ...state.outbox.map((entry) => entry.id),
    ...state.heldContext.map(({ requestId }) => requestId),
  ]);
  const held = session.heldContext as WidgetState['heldContext'];
  const mayBeElsewhere = isLeft(session.owner, state.person);
  const due = session.outbox.filter(({ id, wasSent }) => !present.has(id) && !(wasSent && mayBeElsewhere));
  return {
    outbox: [...due.map(asQueued), ...state.outbox],
    heldContext: [...held.filter(({ requestId }) => !present.has(requestId)), ...state.heldContext],
    standingContext: standing(session.standingContext, state.standingContext),
    drafts: { ...session.drafts, ...state.drafts },
  };
}

/** What this page has said since replaces what it said before, key by key. */
function standing(earlier: PersistedSession['standingContext'], later: WidgetState['standingContext']) {
  return earlier === null && later === null ? null : { ...earlier, ...later };
}

function asQueued(entry: PersistedSession['outbox'][number]): OutboxEntry {
  const restored = entry as OutboxEntry;
  return restored.status === 'sending' ? { ...restored, status: 'queued' } : restored;
}
