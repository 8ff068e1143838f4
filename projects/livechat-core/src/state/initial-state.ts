import { DEFAULT_LANGUAGE, type Language } from '../../protocol/languages.js';
import type { Consent, WidgetState } from './widget-state.js';

/** What a site decides before anything happens. */
export interface Defaults {
  readonly serverUrl: string;
  readonly language?: Language | undefined;
  readonly theme?: string | undefined;
  readonly consent?: Consent | undefined;
}

/** The theme that every widget has. */
export const DEFAULT_THEME = 'default';

/** The key of the draft of a thread that is not stored yet. */
export const NEW_THREAD_DRAFT = 'new';

/** A chat to which nothing has happened. */
export function initialState({
  serverUrl,
  language = DEFAULT_LANGUAGE,
  theme = DEFAULT_THEME,
  consent = 'not-required',
}: Defaults): WidgetState {
  return {
    phase: 'idle',
    widgetId: null,
    serverUrl,
    isReplaceable: true,
    consent,
    widget: null,
    failure: null,
    connection: { status: 'idle', attempt: 0, wasOnline: false },
    isLeader: true,
    chatId: null,
    isLeaving: false,
    generation: 0,
    epoch: null,
    person: null,
    owner: null,
    isOpen: false,
    isLauncherVisible: true,
    screen: 'THREAD',
    activeThreadId: null,
    unreadAtOpening: null,
    newThreadId: null,
    defaults: { language, theme, consent },
    decided: [],
    language,
    theme,
    wantedThemes: [],
    threads: {},
    outbox: [],
    heldContext: [],
    standingContext: null,
    auth: null,
    sessionExpired: false,
    drafts: {},
    typing: {},
  };
}
