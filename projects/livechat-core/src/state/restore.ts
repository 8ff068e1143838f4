import type { PersistedSession } from './persisted-session.js';
import type { OutboxEntry, WidgetState } from './widget-state.js';
import { initialState } from './initial-state.js';

type Surface = Pick<WidgetState, 'isOpen' | 'isLauncherVisible' | 'screen' | 'language' | 'theme'>;

/**
 * Takes over what an earlier page left. Whatever this page has decided already wins; what was
 * unsent then goes out before what was written since.
 */
export function restore(state: WidgetState, session: PersistedSession): WidgetState {
  const fresh = initialState({ serverUrl: state.serverUrl, ...state.defaults });
  const saved: Surface = session;
  const chosen = <K extends keyof Surface>(key: K): Surface[K] => (state[key] === fresh[key] ? saved[key] : state[key]);
  const known = new Set(state.outbox.map((entry) => entry.id));
  const unsent = session.outbox.filter((entry) => !known.has(entry.id)).map(asQueued);
  return {
    ...state,
    person: state.person ?? session.person,
    isOpen: chosen('isOpen'),
    isLauncherVisible: chosen('isLauncherVisible'),
    screen: chosen('screen'),
    language: chosen('language'),
    theme: chosen('theme'),
    activeThreadId: state.activeThreadId ?? session.activeThreadId,
    newThreadId: state.newThreadId ?? session.newThreadId,
    outbox: [...unsent, ...state.outbox],
    heldContext: [...(session.heldContext as WidgetState['heldContext']), ...state.heldContext],
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
