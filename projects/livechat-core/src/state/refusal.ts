import type { Command } from '../../protocol/commands.js';
import type { CustomerContent } from '../../protocol/content.js';
import { LiveChatError } from '../../protocol/errors.js';
import { LIMITS } from '../../protocol/limits.js';
import type { CheckedPayload, OutgoingPayload } from '../../protocol/send-payload.js';
import { isStructuredData } from '../../protocol/structured-data.js';
import { attachmentRefusal } from './attachment-refusal.js';
import { mergeHeld } from './outbox.js';
import { messageOf } from './message-content.js';
import { fitsOnWire } from './outbox-frame.js';
import { formRefusal } from './pre-chat-form.js';
import { selectActiveThread, selectContextTarget } from './selectors.js';
import { filesOf } from './uploads.js';
import type { OutboxEntry, WidgetState } from './widget-state.js';

/**
 * Why a command cannot act on this state, or `null` when it can. The reducer leaves the state
 * alone for the same commands for which this gives an error.
 */
export function refusalOf(state: WidgetState, command: Command): LiveChatError | null {
  // Without a widget nothing goes anywhere; what was called before waits for an init that works.
  if (state.failure !== null && NEEDS_WIDGET.has(command.name)) return LiveChatError.from(state.failure);
  switch (command.name) {
    case 'init':
      return initRefusal(state, command.widgetId);
    case 'clear':
      return null;
    case 'set_theme':
      return themeRefusal(state, command.theme);
    case 'send':
      return sendRefusal(state, command.payload);
    case 'send_contextual_data':
      return contextRefusal(state, command);
    case 'show_thread':
      return state.phase === 'ready' ? threadRefusal(state, command.threadId) : null;
    case 'auth':
    case 'logout':
    case 'show':
    case 'hide':
    case 'show_launcher':
    case 'hide_launcher':
    case 'set_language':
    case 'open_new_thread':
    case 'show_thread_list':
    case 'grant_consent':
    case 'get_state':
    case 'destroy':
      return null;
  }
}

const NEEDS_WIDGET: ReadonlySet<Command['name']> = new Set(['auth', 'send', 'send_contextual_data', 'show_thread']);

function initRefusal(state: WidgetState, widgetId: string | undefined): LiveChatError | null {
  if (widgetId === undefined) {
    if (state.widgetId !== null) return null;
    return new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: 'The first init needs the ID of the widget.',
      remedy: "Call liveChat('init', '<widget ID>'); `livechat-server widget list` prints the IDs.",
      field: 'widgetId',
    });
  }
  if (state.isReplaceable || state.phase === 'failed') return null;
  if (widgetId === state.widgetId) return null;
  return new LiveChatError({
    code: 'WIDGET_ALREADY_INITIALIZED',
    message: `The widget ${state.widgetId} is initialized already.`,
    remedy: 'Call clear or logout first, then init with the other ID.',
    field: 'widgetId',
  });
}

/** Why a theme cannot be shown by the widget; `null` when it can or the widget is not known yet. */
export function themeRefusal(state: WidgetState, theme: string): LiveChatError | null {
  if (state.widget === null || Object.hasOwn(state.widget.themes, theme)) return null;
  return new LiveChatError({
    code: 'THEME_NOT_FOUND',
    message: `The widget has no theme "${theme}".`,
    remedy: `Use one of: ${Object.keys(state.widget.themes).join(', ')}; or configure the theme for the widget.`,
    field: 'theme',
  });
}

/** Why a thread cannot be used: it is none of this session's. */
export function threadRefusal(state: WidgetState, threadId: string): LiveChatError | null {
  if (Object.hasOwn(state.threads, threadId)) return null;
  return new LiveChatError({
    code: 'THREAD_NOT_FOUND',
    message: `There is no thread ${threadId} in this session.`,
    remedy: 'Use the ID of a thread of this person, or leave threadId out for the active thread.',
    field: 'threadId',
  });
}

function sendRefusal(state: WidgetState, payload: CheckedPayload): LiveChatError | null {
  const { threadId } = payload;
  if (threadId !== undefined && state.phase === 'ready') {
    const unknown = threadRefusal(state, threadId);
    if (unknown !== null) return unknown;
  }
  const thread = threadId === undefined ? selectActiveThread(state) : state.threads[threadId];
  if (payload.type !== 'DRAFT' && thread?.status === 'CLOSED') {
    return new LiveChatError({
      code: 'THREAD_CLOSED',
      message: `The thread ${thread.id} is closed.`,
      remedy: 'Start a new conversation with open_new_thread, then send.',
      field: 'threadId',
    });
  }
  return payload.type === 'DRAFT' ? null : (contentRefusal(state, payload) ?? outboxRefusal(state));
}

/** Why what a message says cannot be sent. What is not known of the widget yet is checked when it is. */
function contentRefusal({ widget }: WidgetState, payload: OutgoingPayload): LiveChatError | null {
  // Ids of the longest form, so that the answer does not depend on where the message goes.
  const { content } = messageOf(payload, LONGEST_ID);
  const refusal = widget === null ? null : attachmentRefusal(widget.attachments, filesOf(content));
  if (payload.type === 'FORM') return formRefusal(widget?.preChatForm, payload) ?? sizeRefusal(content);
  return refusal ?? sizeRefusal(content);
}

const LONGEST_ID = 'x'.repeat(64);

/** Characters that JSON escapes make a frame longer than its text. */
function sizeRefusal(content: CustomerContent): LiveChatError | null {
  const entry: OutboxEntry = {
    kind: 'message',
    id: LONGEST_ID,
    status: 'queued',
    wasSent: false,
    createdAt: 0,
    target: { clientThreadId: LONGEST_ID },
    content,
  };
  if (fitsOnWire(entry)) return null;
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The message is longer than the ${LIMITS.frameBytes} bytes of a frame when it is written as JSON.`,
    remedy: 'Shorten the texts or the data; control characters count six times.',
    field: LARGEST_FIELD[content.type],
  });
}

/** What makes a message too long: a text alone always fits. */
const LARGEST_FIELD: Readonly<Record<CustomerContent['type'], string>> = {
  TEXT: 'message',
  CUSTOM_DATA: 'customData',
  FILES: 'attachments',
  ANSWER: 'payload',
  SURVEY_ANSWER: 'comment',
  FORM: 'fields',
};

function outboxRefusal(state: WidgetState): LiveChatError | null {
  if (state.outbox.length < LIMITS.outboxEntries) return null;
  return new LiveChatError({
    code: 'OUTBOX_FULL',
    message: `${LIMITS.outboxEntries} messages wait to be sent.`,
    remedy: 'Wait until the connection is back and the messages are sent.',
  });
}

function contextRefusal(
  state: WidgetState,
  { metadata, strategy }: Extract<Command, { name: 'send_contextual_data' }>,
): LiveChatError | null {
  const isReleased = selectContextTarget(state, strategy) !== null;
  const isRefused = isReleased ? outboxRefusal(state) : null;
  if (isRefused !== null || (isReleased && strategy !== 'ALL_PLUS_NEW')) return isRefused;
  // Everything that a conversation begins with travels in one frame.
  const beginning = {
    ...state.standingContext,
    ...underWay(state),
    ...mergeHeld(state.heldContext)?.data,
    ...metadata,
  };
  if (isStructuredData(beginning)) return null;
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: 'The contextual data that waits for a conversation would exceed 16 KiB or 100 keys.',
    remedy: 'Send less before the conversation starts; repeated keys replace each other.',
    field: 'metadata',
  });
}

/** Data that comes back to the gate if its message is refused, or if no conversation is open any more. */
function underWay(state: WidgetState): Readonly<Record<string, unknown>> {
  const parts = state.outbox.map((entry) => {
    if (entry.kind === 'message') return entry.context?.data;
    return 'all' in entry.target ? entry.data : undefined;
  });
  return Object.assign({}, ...parts) as Readonly<Record<string, unknown>>;
}
