import type { Command } from '../../protocol/commands.js';
import type { ThreadTarget } from '../../protocol/entities.js';
import type { CheckedPayload } from '../../protocol/send-payload.js';
import type { JsonObject } from '../../protocol/structured-data.js';
import { isDormant } from './dormant.js';
import { withDraft } from './drafts.js';
import type { ChatEvent } from './event.js';
import { contextEntry, enqueue, hold, overtake } from './outbox.js';
import { isBehindForm } from './pre-chat-form.js';
import { refusalOf } from './refusal.js';
import { resetIdentity } from './reset.js';
import { messageOf } from './message-content.js';
import { draftKey, selectContextTarget } from './selectors.js';
import type { HeldContext, SurfaceKey, WidgetState } from './widget-state.js';

type CommandEvent = Extract<ChatEvent, { type: 'command' }>;
type CommandOf<N extends Command['name']> = Extract<Command, { name: N }>;

/** The state after a command; one that {@link refusalOf} refuses changes nothing. */
export function reduceCommand(state: WidgetState, event: CommandEvent): WidgetState {
  const { command } = event;
  if (refusalOf(state, command) !== null) return state;
  const next = carryOut(isDormant(state) ? withDecisions(state, command) : state, event, command);
  return OPENING.has(command.name) && next.consent === 'required' ? withConsent(next) : next;
}

/** What each command decides about how the widget shows itself. */
const DECISIONS: Partial<Record<Command['name'], readonly SurfaceKey[]>> = {
  show: ['isOpen'],
  hide: ['isOpen'],
  show_launcher: ['isLauncherVisible'],
  hide_launcher: ['isLauncherVisible', 'isOpen'],
  set_theme: ['theme'],
  set_language: ['language'],
  open_new_thread: ['isOpen', 'screen'],
  show_thread_list: ['isOpen', 'screen'],
  show_thread: ['isOpen', 'screen'],
};

/** Whoever opens the chat wants it: that is consent. */
const OPENING: ReadonlySet<Command['name']> = new Set(['show', 'open_new_thread', 'show_thread_list', 'show_thread']);

function withConsent(state: WidgetState): WidgetState {
  return state.consent === 'granted' ? state : { ...state, consent: 'granted' };
}

function withDecisions(state: WidgetState, { name }: Command): WidgetState {
  const keys = DECISIONS[name] ?? [];
  return keys.length === 0 ? state : { ...state, decided: [...new Set([...state.decided, ...keys])] };
}

function carryOut(state: WidgetState, event: CommandEvent, command: Command): WidgetState {
  switch (command.name) {
    case 'init':
      return initialize(state, command);
    case 'auth':
      return { ...state, auth: { commandId: event.id, jwt: command.jwt } };
    case 'logout':
      return logOut(state);
    case 'clear':
      return clearsThis(state, command.widgetId) ? clear(state) : state;
    case 'grant_consent':
      return withConsent(state);
    case 'show':
      return { ...state, isOpen: true };
    case 'hide':
      return { ...state, isOpen: false };
    case 'show_launcher':
      return { ...state, isLauncherVisible: true };
    case 'hide_launcher':
      return { ...state, isLauncherVisible: false, isOpen: false };
    case 'set_theme':
      return state.widget === null
        ? { ...state, theme: command.theme, wantedThemes: [...state.wantedThemes, command.theme] }
        : { ...state, theme: command.theme };
    case 'set_language':
      return { ...state, language: command.language };
    case 'send':
      return send(state, event, command.payload);
    case 'send_contextual_data':
      return sendContext(state, event, command);
    case 'open_new_thread':
      return openNewThread(state, event.id);
    case 'show_thread_list':
      // A single-thread widget has no list.
      return { ...state, isOpen: true, screen: state.widget?.multiThread === false ? 'THREAD' : 'THREAD_LIST' };
    case 'get_state':
    case 'destroy':
      return state;
    case 'show_thread':
      return { ...state, isOpen: true, screen: 'THREAD', activeThreadId: command.threadId };
  }
}

function initialize(former: WidgetState, { widgetId, serverUrl, consent }: CommandOf<'init'>): WidgetState {
  const state = consent === undefined ? former : withConsentRequired(former);
  const id = widgetId ?? state.widgetId;
  if (id === state.widgetId && state.phase !== 'failed') return { ...state, isReplaceable: false };
  return {
    ...state,
    phase: 'initializing',
    failure: null,
    widgetId: id,
    serverUrl: serverUrl ?? state.serverUrl,
    widget: null,
    isReplaceable: false,
    // The former widget's connection, if any, is not this one's.
    generation: state.generation + 1,
  };
}

/** Consent that was given before is not asked for again. */
function withConsentRequired(state: WidgetState): WidgetState {
  const defaults: WidgetState['defaults'] = { ...state.defaults, consent: 'required' };
  const isGiven = state.consent === 'granted' || state.isOpen;
  return { ...state, defaults, consent: isGiven ? 'granted' : 'required' };
}

/** With everything else the consent is taken back. */
function clear(state: WidgetState): WidgetState {
  return { ...resetIdentity(state), consent: state.defaults.consent };
}

/** Whether `clear` is about the widget of this chat, or before there is one about the one to come. */
function clearsThis(state: WidgetState, widgetId: string | undefined): boolean {
  return widgetId === undefined || state.widgetId === null || widgetId === state.widgetId;
}

function logOut(state: WidgetState): WidgetState {
  const isSomebodyHere = state.person?.kind === 'CUSTOMER' || state.auth !== null;
  const next = isSomebodyHere ? resetIdentity(state) : state;
  // Who is logged in is told by the storage, which may not be read yet.
  return isDormant(state) ? { ...next, isLeaving: true } : next;
}

/** Marks what is written while a login is under way. */
function loginOf({ auth }: WidgetState): { login?: string } {
  return auth === null ? {} : { login: auth.commandId };
}

function openNewThread(state: WidgetState, freshId: string): WidgetState {
  const shown: WidgetState = { ...state, isOpen: true, screen: 'THREAD' };
  // A single-thread widget goes on in its thread as long as that one takes messages.
  const only = state.widget?.multiThread === false ? selectContextTarget(state, 'ACTIVE') : null;
  if (only !== null && 'threadId' in only) return { ...shown, activeThreadId: only.threadId };
  // What waits behind a form is for the conversation that begins with it: it has not begun yet.
  const isAsked = state.outbox.some((entry) => isBehindForm(state, entry));
  return { ...shown, activeThreadId: null, newThreadId: isAsked ? state.newThreadId : freshId };
}

function send(state: WidgetState, event: CommandEvent, payload: CheckedPayload): WidgetState {
  if (payload.type === 'DRAFT') {
    const key = payload.threadId ?? draftKey(state);
    return { ...state, drafts: withDraft(state.drafts, key, payload.message) };
  }
  const known = payload.threadId ?? (state.screen === 'THREAD' ? state.activeThreadId : null);
  const clientThreadId = state.newThreadId ?? event.id;
  const target: ThreadTarget = known === null ? { clientThreadId } : { threadId: known };
  const next = enqueue(state, {
    kind: 'message',
    id: event.id,
    status: 'queued',
    wasSent: false,
    createdAt: event.at,
    target,
    ...messageOf(payload, event.id),
    ...loginOf(state),
  });
  if (known !== null) return next;
  // The message opens a thread: that is the one to show from now on.
  return { ...next, newThreadId: clientThreadId, activeThreadId: null, screen: 'THREAD' };
}

function sendContext(
  state: WidgetState,
  event: CommandEvent,
  { metadata, strategy }: CommandOf<'send_contextual_data'>,
): WidgetState {
  const data: HeldContext = {
    requestId: event.id,
    data: metadata,
    commandIds: [event.id],
    strategy,
    ...loginOf(state),
  };
  const target = selectContextTarget(state, strategy);
  const next = strategy === 'ALL_PLUS_NEW' ? withStanding(state, metadata) : state;
  if (target !== null) {
    const heldContext = strategy === 'ACTIVE' ? next.heldContext : overtake(next.heldContext, metadata);
    return enqueue({ ...next, heldContext }, contextEntry(data, target, event.at));
  }
  return { ...next, heldContext: hold(next.heldContext, data) };
}

function withStanding(state: WidgetState, metadata: JsonObject): WidgetState {
  return { ...state, standingContext: { ...state.standingContext, ...metadata } };
}
