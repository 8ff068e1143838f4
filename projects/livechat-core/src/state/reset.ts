import { initialState } from './initial-state.js';
import type { WidgetState } from './widget-state.js';

/**
 * The default state for the same widget: nobody's threads, nothing unsent, closed. A new generation
 * keeps frames of the former identity out.
 */
export function resetIdentity(state: WidgetState): WidgetState {
  return {
    ...initialState({ serverUrl: state.serverUrl, ...state.defaults }),
    phase: state.widgetId === null ? 'idle' : 'initializing',
    widgetId: state.widgetId,
    // The window keeps its title and colours while it connects anew.
    widget: state.widget,
    isReplaceable: true,
    isLeader: state.isLeader,
    chatId: state.chatId,
    consent: state.consent,
    generation: state.generation + 1,
  };
}

/** The session ended elsewhere: nobody here asked for the widget to look different. */
export function sessionEnded(state: WidgetState): WidgetState {
  const { isReplaceable, isOpen, isLauncherVisible, language, theme } = state;
  return { ...resetIdentity(state), isReplaceable, isOpen, isLauncherVisible, language, theme };
}

/**
 * Drops what belongs to a former person, keeps how the widget looks and what was written for the
 * login that is answered now.
 */
export function dropPersonal(state: WidgetState, login: string | undefined): WidgetState {
  const isOfLogin = (data: { readonly login?: string }): boolean => login !== undefined && data.login === login;
  return {
    ...state,
    threads: {},
    outbox: state.outbox.filter(isOfLogin),
    heldContext: state.heldContext.filter(isOfLogin),
    standingContext: null,
    drafts: {},
    typing: {},
    activeThreadId: null,
    unreadAtOpening: null,
    newThreadId: null,
    screen: 'THREAD',
  };
}
