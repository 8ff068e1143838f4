import {
  parseCommand,
  type AckFrame,
  type Message,
  type Person,
  type ServerFrame,
  type Thread,
  type WelcomeFrame,
  type WidgetConfig,
} from '../../protocol/index.js';
import type { ChatEvent } from './event.js';
import { initialState } from './initial-state.js';
import { reduce } from './reduce.js';
import type { OutboxEntry, OutboxMessage, ThreadState, WidgetState } from './widget-state.js';

export const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';
export const OTHER_WIDGET_ID = '00000000-0000-4000-8000-000000000001';

/** A well-formed token; only a server could tell that nobody signed it. */
export const JWT = 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl';

export const WIDGET: WidgetConfig = {
  id: WIDGET_ID,
  title: 'Shop',
  multiThread: true,
  themes: { default: { styles: {} }, night: { styles: {} } },
};

export const SINGLE_THREAD_WIDGET: WidgetConfig = { ...WIDGET, multiThread: false };

export const VISITOR: Person = { id: 'visitor-1', kind: 'VISITOR' };
export const CUSTOMER: Person = { id: 'customer-1', kind: 'CUSTOMER', name: 'Ada' };

export function threadOf(id: string, more: Partial<Thread> = {}): Thread {
  return {
    id,
    conversationId: `conversation-of-${id}`,
    clientThreadId: `client-of-${id}`,
    status: 'OPEN',
    createdAt: 0,
    updatedAt: 0,
    topSeq: 0,
    unread: 0,
    teamReceipts: { delivered: 0, seen: 0 },
    ...more,
  };
}

export function messageOf(threadId: string, seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `message-${threadId}-${seq}`,
    threadId,
    seq,
    clientMessageId: `client-message-${threadId}-${seq}`,
    author: { type: 'AGENT', id: 'agent-001', name: 'Grace' },
    content: { type: 'TEXT', text: `text ${seq}` },
    createdAt: 1000 + seq,
    ...more,
  };
}

export function welcomeOf(more: Partial<WelcomeFrame> = {}): WelcomeFrame {
  return {
    type: 'welcome',
    token: 'x'.repeat(43),
    epoch: 'epoch-01',
    widget: WIDGET,
    person: VISITOR,
    threads: [],
    serverTime: 0,
    ...more,
  };
}

/** The server's word that the entry `id` is stored as message `seq` of a thread. */
export function ackOf(id: string, thread: Thread, seq = 1): AckFrame {
  const author = { type: 'CUSTOMER', id: VISITOR.id } as const;
  return {
    type: 'ack',
    message: messageOf(thread.id, seq, { clientMessageId: id, author }),
    thread: { ...thread, topSeq: seq },
  };
}

/** A call as a page makes it; its id is also that of the message or data that it sends. */
export function call(name: string, arg?: unknown, id = 'command-1'): Extract<ChatEvent, { type: 'command' }> {
  return { type: 'command', id, at: 5000, command: parseCommand(name, arg) };
}

/** A frame of the present generation, or of the one that is named. */
export const frame =
  (content: ServerFrame, generation?: number) =>
  (state: WidgetState): ChatEvent => ({ type: 'frame', generation: generation ?? state.generation, frame: content });

export const connection =
  (status: WidgetState['connection']['status'], attempt = 0) =>
  (state: WidgetState): ChatEvent => ({ type: 'connection', generation: state.generation, status, attempt });

/** What can be played: an event, or one that depends on the state it meets. */
export type Step = ChatEvent | ((state: WidgetState) => ChatEvent);

/** The state after some events, reduced one after the other. */
export function play(state: WidgetState, ...steps: readonly Step[]): WidgetState {
  return steps.reduce((before, step) => reduce(before, typeof step === 'function' ? step(before) : step), state);
}

/** A chat to which nothing has happened. */
export function idle(): WidgetState {
  return initialState({ serverUrl: 'https://chat.example' });
}

/** A chat that the server has welcomed. */
export function welcomed(more: Partial<WelcomeFrame> = {}): WidgetState {
  return play(idle(), call('init', WIDGET_ID, 'init-001'), connection('online'), frame(welcomeOf(more)));
}

/** The one thing in the outbox. */
export function onlyEntry(state: WidgetState): OutboxEntry {
  const [entry, ...others] = state.outbox;
  if (entry === undefined || others.length > 0) throw new Error(`${state.outbox.length} entries in the outbox`);
  return entry;
}

/** The one thing in the outbox, which is a message. */
export function messageIn(state: WidgetState): OutboxMessage {
  const entry = onlyEntry(state);
  if (entry.kind !== 'message') throw new Error('contextual data in the outbox');
  return entry;
}

export function threadIn(state: WidgetState, id: string): ThreadState {
  const thread = state.threads[id];
  if (thread === undefined) throw new Error(`no thread ${id}`);
  return thread;
}
