import type { Command } from '../../protocol/commands.js';
import { isTransient } from '../../protocol/error-kinds.js';
import { LiveChatError } from '../../protocol/errors.js';
import type { CheckedPayload } from '../../protocol/send-payload.js';
import type { CommandResults, SendResult } from '../live-chat.js';
import { isCurrent, type ChatEvent, type Transition } from '../state/event.js';
import { isDormant } from '../state/dormant.js';
import { findEntry } from '../state/outbox.js';
import { refusalOf, themeRefusal, threadRefusal } from '../state/refusal.js';
import { draftKey } from '../state/selectors.js';
import type { Verdict } from './command-outcome.js';
import { sentContent } from './sent-content.js';
import { NEW_THREAD_DRAFT } from '../state/initial-state.js';
import type { WidgetState } from '../state/widget-state.js';

type CommandEvent = Extract<ChatEvent, { type: 'command' }>;
type Result = CommandResults[keyof CommandResults];

/** Reads off a transition how a command ended; `null` while it waits. */
export type Judge<T> = (transition: Transition) => Verdict<T> | null;

/**
 * Who judges a command that the loop has just reduced: each transition from its own on is shown to the judge, until
 * one settles the command. While it waits for the network there is simply nothing to tell.
 *
 * @param own the transition that the command itself made
 */
export function judgeFor(event: CommandEvent, own: Transition): Judge<Result> {
  const refusal = refusalOf(own.previous, event.command);
  if (refusal !== null) return () => ({ error: refusal });
  const judge = judgeOf(event, event.command, own);
  return (transition) => (isCurrent(transition) ? judge(transition) : null);
}

function judgeOf(event: CommandEvent, command: Command, own: Transition): Judge<Result> {
  switch (command.name) {
    case 'init':
      return judgeInit(own.state.widgetId);
    case 'auth':
      return judgeAuth(event.id);
    case 'logout':
      return judgeLogout(own);
    case 'clear':
      return judgeClear(own, command.widgetId);
    case 'show':
    case 'hide':
    case 'open_new_thread':
    case 'show_thread_list':
      return ({ state }) => ({ result: { isOpen: state.isOpen } });
    case 'show_launcher':
    case 'hide_launcher':
      return ({ state }) => ({ result: { isLauncherVisible: state.isLauncherVisible } });
    case 'grant_consent':
      return ({ state }) => ({ result: { consent: state.consent } });
    case 'set_theme':
      return judgeTheme(command.theme);
    case 'set_language':
      return ({ state }) => ({ result: { language: state.language } });
    case 'send':
      return command.payload.type === 'DRAFT'
        ? judgeDraft(event, command.payload)
        : judgeSend(event.id, command.payload.type);
    case 'send_contextual_data':
      return judgeContext(event.id, command.metadata);
    case 'get_state':
      return ({ state }) => ({ result: state });
    case 'destroy':
      return () => ({ result: { destroyed: true } });
    case 'show_thread':
      return judgeShowThread(command.threadId);
  }
}

function judgeInit(widgetId: string | null): Judge<CommandResults['init']> {
  return ({ state }) => (state.widgetId === widgetId ? initVerdict(state) : { error: superseded('init') });
}

function initVerdict(state: WidgetState): Verdict<CommandResults['init']> | null {
  if (state.failure !== null) return { error: LiveChatError.from(state.failure) };
  if (state.phase !== 'ready' || state.widget === null) return null;
  const { id, title, multiThread, themes } = state.widget;
  return { result: { widgetId: id, title, multiThread, themeNames: Object.keys(themes) } };
}

function judgeAuth(id: string): Judge<CommandResults['auth']> {
  return ({ event, state }) => {
    if (event.type === 'frame' && event.frame.type === 'welcome' && event.frame.requestId === id) {
      return { result: { person: event.frame.person } };
    }
    if (event.type === 'frame' && event.frame.type === 'error' && event.frame.requestId === id) {
      return isTransient(event.frame.error) ? null : { error: LiveChatError.from(event.frame.error) };
    }
    if (state.auth?.commandId === id) return null;
    return { error: state.auth === null ? sessionEnded('The login') : superseded('auth') };
  };
}

function judgeLogout(own: Transition): Judge<CommandResults['logout']> {
  // Before the widget is known nobody knows who would be logged out.
  if (own.state.isLeaving) return judgeEarlyLogout;
  if (own.previous.generation === own.state.generation) return () => ({ result: { loggedOut: false } });
  return afterReset({ loggedOut: own.previous.person?.kind === 'CUSTOMER' });
}

function judgeEarlyLogout({ event, previous, state }: Transition): Verdict<CommandResults['logout']> | null {
  if (event.type === 'restored') return { result: { loggedOut: previous.generation !== state.generation } };
  // A reset has taken care of it in the meantime.
  return state.isLeaving ? null : { result: { loggedOut: false } };
}

function judgeClear(own: Transition, widgetId: string | undefined): Judge<CommandResults['clear']> {
  const isReset = own.previous.generation !== own.state.generation;
  const wasCustomer = isReset && own.previous.person?.kind === 'CUSTOMER';
  // Only with the ID is the server told.
  const result = { cleared: true, loggedOut: wasCustomer && widgetId !== undefined } as const;
  if (isDormant(own.state) || !isReset) return () => ({ result });
  return afterReset(result);
}

/** Settles when the server has welcomed the new visitor, or cannot be reached: the page is reset in any case. */
function afterReset<T>(result: T): Judge<T> {
  return ({ state }) => {
    const { status } = state.connection;
    return state.phase !== 'initializing' || status === 'waiting' || status === 'refused' ? { result } : null;
  };
}

function judgeTheme(theme: string): Judge<CommandResults['set_theme']> {
  return ({ state }) => {
    if (state.widget === null) return state.wantedThemes.includes(theme) ? null : { error: sessionEnded('The theme') };
    const refusal = themeRefusal(state, theme);
    return refusal === null ? { result: { theme } } : { error: refusal };
  };
}

function judgeShowThread(threadId: string): Judge<CommandResults['show_thread']> {
  return ({ state }) => {
    if (state.failure !== null) return { error: LiveChatError.from(state.failure) };
    if (state.phase !== 'ready') return null;
    const refusal = threadRefusal(state, threadId);
    return refusal === null ? { result: { threadId } } : { error: refusal };
  };
}

function judgeDraft(event: CommandEvent, payload: Extract<CheckedPayload, { type: 'DRAFT' }>): Judge<SendResult> {
  return ({ state }) => {
    const key = payload.threadId ?? draftKey(state);
    return {
      result: {
        ...(key === NEW_THREAD_DRAFT ? {} : { threadId: key }),
        message: { type: 'DRAFT', moment: event.at, content: { type: 'DRAFT', text: payload.message } },
      },
    };
  };
}

function judgeSend(id: string, type: SendResult['message']['type']): Judge<SendResult> {
  return ({ event, previous, state }) => {
    if (event.type === 'frame' && event.frame.type === 'ack' && event.frame.message.clientMessageId === id) {
      const { message, thread } = event.frame;
      return {
        result: {
          threadId: thread.id,
          thread: { id: thread.id, conversationId: thread.conversationId, status: thread.status },
          message: {
            id: message.id,
            type,
            moment: message.createdAt,
            content: sentContent(message.content, state.serverUrl),
          },
        },
      };
    }
    const entry = findEntry(state, id);
    if (entry === undefined)
      return {
        error: findEntry(previous, id)?.wasSent === true ? unconfirmed('The message') : sessionEnded('The message'),
      };
    return entry.error === undefined ? null : { error: LiveChatError.from(entry.error) };
  };
}

function judgeContext(
  id: string,
  metadata: CommandResults['send_contextual_data']['metadata'],
): Judge<CommandResults['send_contextual_data']> {
  return ({ event, previous, state }) => {
    const frame = event.type === 'frame' ? event.frame : null;
    if (frame?.type === 'ack' && carries(previous, frame.message.clientMessageId, id)) {
      return { result: { threadIds: [frame.thread.id], metadata } };
    }
    if (frame?.type === 'context-ack' && frame.threadIds.length > 0 && carries(previous, frame.requestId, id)) {
      return { result: { threadIds: frame.threadIds, metadata } };
    }
    if (previous.heldContext === state.heldContext && previous.outbox === state.outbox) return null;
    if (isPending(state, id)) return null;
    if (frame?.type === 'error') return { error: LiveChatError.from(frame.error) };
    const wasSent = previous.outbox.some((entry) => entry.wasSent && carries(previous, entry.id, id));
    return { error: wasSent ? unconfirmed('The contextual data') : sessionEnded('The contextual data') };
  };
}

/** Whether an entry of the outbox carries the data of a command. */
function carries(state: WidgetState, entryId: string, commandId: string): boolean {
  const entry = findEntry(state, entryId);
  const data = entry?.kind === 'message' ? entry.context : entry;
  return data?.commandIds.includes(commandId) ?? false;
}

function isPending(state: WidgetState, commandId: string): boolean {
  const isHeld = state.heldContext.some(({ commandIds }) => commandIds.includes(commandId));
  return isHeld || state.outbox.some(({ id }) => carries(state, id, commandId));
}

function sessionEnded(what: string): LiveChatError {
  return new LiveChatError({
    code: 'SESSION_ENDED',
    message: `${what} had no effect, because the session ended or it was taken back.`,
    remedy: 'Repeat the call in the new session if it is still wanted.',
  });
}

function unconfirmed(what: string): LiveChatError {
  return new LiveChatError({
    code: 'OUTCOME_UNKNOWN',
    message: `${what} was on its way when the session ended; it may have been stored.`,
    remedy: 'Look into the conversation before you repeat it.',
  });
}

function superseded(command: 'auth' | 'init'): LiveChatError {
  return new LiveChatError({
    code: 'SUPERSEDED',
    message: `Another ${command} was called before the server answered this one.`,
    remedy: 'Nothing is to be done: the last one wins.',
  });
}
