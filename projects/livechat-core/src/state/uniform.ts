import type { WidgetState } from './widget-state.js';

/**
 * The same state, its keys laid out as in every other state that is published. Each spread makes objects of a
 * layout of its own, and whatever reads states of many layouts takes several times as long in an engine
 * that remembers where it found a key the last time.
 */
export function uniform(state: WidgetState): WidgetState {
  return {
    phase: state.phase,
    widgetId: state.widgetId,
    serverUrl: state.serverUrl,
    isReplaceable: state.isReplaceable,
    consent: state.consent,
    widget: state.widget,
    failure: state.failure,
    connection: state.connection,
    isLeader: state.isLeader,
    chatId: state.chatId,
    isLeaving: state.isLeaving,
    generation: state.generation,
    epoch: state.epoch,
    person: state.person,
    owner: state.owner,
    isOpen: state.isOpen,
    isLauncherVisible: state.isLauncherVisible,
    screen: state.screen,
    activeThreadId: state.activeThreadId,
    unreadAtOpening: state.unreadAtOpening,
    newThreadId: state.newThreadId,
    defaults: state.defaults,
    decided: state.decided,
    language: state.language,
    theme: state.theme,
    wantedThemes: state.wantedThemes,
    threads: state.threads,
    outbox: state.outbox,
    heldContext: state.heldContext,
    standingContext: state.standingContext,
    auth: state.auth,
    sessionExpired: state.sessionExpired,
    drafts: state.drafts,
    typing: state.typing,
  };
}
