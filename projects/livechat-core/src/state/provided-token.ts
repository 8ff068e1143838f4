import type { ChatEvent } from './event.js';
import type { WidgetState } from './widget-state.js';

type EventOf<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>;

/**
 * A login begins with the asking, so that what is written meanwhile waits for whoever it brings. One
 * that is under way, whether the site called `auth` or was asked, is enough.
 */
export function needToken(state: WidgetState, { id, need }: EventOf<'token-needed'>): WidgetState {
  return state.auth === null ? { ...state, auth: { commandId: id, jwt: null, need } } : state;
}

/** An answer that comes after another login began, or after a logout, is nobody's any more. */
export function provideToken(state: WidgetState, { id, jwt }: EventOf<'token-provided'>): WidgetState {
  return state.auth?.commandId === id ? { ...state, auth: { ...state.auth, jwt } } : state;
}

/** Without a token the session goes on as it was. */
export function giveUpToken(state: WidgetState, { id }: EventOf<'token-unavailable'>): WidgetState {
  return state.auth?.commandId === id ? { ...state, auth: null } : state;
}
