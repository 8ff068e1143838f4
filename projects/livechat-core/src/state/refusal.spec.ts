import { LIMITS, encodeFrame, parseCommand, type ErrorCode } from '../../protocol/index.js';
import {
  JWT,
  OTHER_WIDGET_ID,
  SINGLE_THREAD_WIDGET,
  WIDGET_ID,
  call,
  frame,
  idle,
  play,
  threadOf,
  welcomed,
} from './fixtures.harness.js';
import { reduce } from './reduce.js';
import { refusalOf, themeRefusal } from './refusal.js';
import type { WidgetState } from './widget-state.js';

const one = threadOf('thread-01');
const closed = threadOf('thread-02', { status: 'CLOSED' });

const refusal = (state: WidgetState, name: string, arg?: unknown) => refusalOf(state, parseCommand(name, arg));

/** The state with `count` messages in the outbox. */
const waiting = (state: WidgetState, count: number) =>
  play(state, ...Array.from({ length: count }, (_, index) => call('send', 'Hello', `message-${index}`)));

const keys = (count: number, prefix = 'key') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, index]));

describe('what is refused', () => {
  const failed = () =>
    play(
      idle(),
      call('init', OTHER_WIDGET_ID),
      frame({ type: 'error', error: { code: 'WIDGET_NOT_FOUND', message: '', remedy: '' } }),
    );

  it.each<[string, () => WidgetState, string, unknown, ErrorCode, string | undefined]>([
    ['init without any ID', idle, 'init', undefined, 'INVALID_ARGUMENT', 'widgetId'],
    ['init with another ID', welcomed, 'init', OTHER_WIDGET_ID, 'WIDGET_ALREADY_INITIALIZED', 'widgetId'],
    [
      'an attachment',
      welcomed,
      'send',
      { type: 'BASIC', message: 'Look', attachment: 'https://shop.example/a.png', fileName: 'a.png' },
      'ATTACHMENTS_UNAVAILABLE',
      'attachment',
    ],
    ['a theme that there is not', welcomed, 'set_theme', 'nihgt', 'THEME_NOT_FOUND', 'theme'],
    ['a theme named like a member of every object', welcomed, 'set_theme', 'toString', 'THEME_NOT_FOUND', 'theme'],
    ['to show a thread that there is not', welcomed, 'show_thread', 'thread-99', 'THREAD_NOT_FOUND', 'threadId'],
    [
      'a message to a thread that there is not',
      welcomed,
      'send',
      { type: 'BASIC', message: 'Hello', threadId: 'thread-99' },
      'THREAD_NOT_FOUND',
      'threadId',
    ],
    [
      'a draft for a thread that there is not',
      welcomed,
      'send',
      { type: 'DRAFT', message: 'Hello', threadId: 'thread-99' },
      'THREAD_NOT_FOUND',
      'threadId',
    ],
    [
      'a message to a closed thread',
      () => welcomed({ threads: [one, closed] }),
      'send',
      { type: 'BASIC', message: 'Hello', threadId: 'thread-02' },
      'THREAD_CLOSED',
      'threadId',
    ],
    [
      'a message while a closed thread is shown',
      () => play(welcomed({ threads: [one, closed] }), call('show_thread', 'thread-02')),
      'send',
      'Hello',
      'THREAD_CLOSED',
      'threadId',
    ],
  ])('%s', (_, given, name, arg, code, field) => {
    const state = given();
    const error = refusal(state, name, arg);
    expect(error).toMatchObject({ code, field });
    expect(error?.message).not.toBe('');
    expect(error?.remedy).not.toBe('');
    expect(reduce(state, call(name, arg))).toBe(state);
  });

  it.each<[string, () => WidgetState, string, unknown]>([
    ['the first init', idle, 'init', WIDGET_ID],
    ['init with the same ID', welcomed, 'init', WIDGET_ID],
    ['init without an ID once there is one', welcomed, 'init', undefined],
    ['init with another ID after clear', () => play(welcomed(), call('clear')), 'init', OTHER_WIDGET_ID],
    ['init with another ID after the first one was refused', failed, 'init', WIDGET_ID],
    ['a theme of the widget', welcomed, 'set_theme', 'night'],
    ['any theme while the widget is not known', idle, 'set_theme', 'nihgt'],
    ['a thread that there may be, before the server has told', idle, 'show_thread', 'thread-99'],
    ['a message to one', idle, 'send', { type: 'BASIC', message: 'Hello', threadId: 'thread-99' }],
    ['a thread that there is', () => welcomed({ threads: [one] }), 'show_thread', 'thread-01'],
    [
      'a draft for a closed thread',
      () => welcomed({ threads: [closed] }),
      'send',
      { type: 'DRAFT', message: 'Hello', threadId: 'thread-02' },
    ],
    ['a message where an open thread is shown', () => welcomed({ threads: [one] }), 'send', 'Hello'],
    ['clear', idle, 'clear', undefined],
    ['logout', idle, 'logout', undefined],
  ])('not: %s', (_, given, name, arg) => {
    expect(refusal(given(), name, arg)).toBeNull();
  });

  it('what needs the widget, after the server has refused it', () => {
    for (const [name, arg] of [
      ['auth', JWT],
      ['send', 'Hello'],
      ['send_contextual_data', { metadata: { a: 1 } }],
      ['show_thread', 'thread-01'],
    ] as const) {
      expect(refusal(failed(), name, arg)?.code).toBe('WIDGET_NOT_FOUND');
      expect(refusal(play(failed(), call('init', WIDGET_ID)), name, arg)).toBeNull();
    }
    for (const name of ['show', 'logout', 'clear', 'get_state']) expect(refusal(failed(), name)).toBeNull();
  });

  it('names what there is instead', () => {
    expect(refusal(welcomed(), 'set_theme', 'nihgt')?.remedy).toContain('default, night');
    expect(refusal(welcomed(), 'init', OTHER_WIDGET_ID)?.message).toContain(WIDGET_ID);
  });

  it('a theme is judged only when the widget is known', () => {
    expect(themeRefusal(idle(), 'nihgt')).toBeNull();
    expect(themeRefusal(welcomed(), 'nihgt')?.code).toBe('THEME_NOT_FOUND');
  });
});

describe('G20: limits, at n and at n + 1', () => {
  it('the outbox, for messages and for contextual data, not for drafts', () => {
    const start = welcomed({ threads: [one] });
    const context = { metadata: { a: 1 } };
    expect(refusal(waiting(start, LIMITS.outboxEntries - 1), 'send', 'Hello')).toBeNull();
    const full = waiting(start, LIMITS.outboxEntries);
    expect(full.outbox).toHaveLength(LIMITS.outboxEntries);
    expect(refusal(full, 'send', 'Hello')?.code).toBe('OUTBOX_FULL');
    expect(refusal(full, 'send_contextual_data', context)?.code).toBe('OUTBOX_FULL');
    expect(refusal(full, 'send_contextual_data', { ...context, multiThreadStrategy: 'ALL_PLUS_NEW' })?.code).toBe(
      'OUTBOX_FULL',
    );
    expect(refusal(full, 'send', { type: 'DRAFT', message: 'Hello' })).toBeNull();
  });

  it('the keys of what waits for a conversation, where repeated ones count once', () => {
    const held = play(idle(), call('send_contextual_data', { metadata: keys(LIMITS.structuredDataKeys - 1) }));
    expect(refusal(held, 'send_contextual_data', { metadata: { one: 1 } })).toBeNull();
    expect(refusal(held, 'send_contextual_data', { metadata: keys(LIMITS.structuredDataKeys - 1) })).toBeNull();
    expect(refusal(held, 'send_contextual_data', { metadata: { one: 1, two: 2 } })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'metadata',
    });
  });

  it('what comes back when it is refused counts with what waits', () => {
    const most = { metadata: keys(LIMITS.structuredDataKeys), multiThreadStrategy: 'ALL' };
    const carried = play(
      welcomed(),
      call('send_contextual_data', most, 'context-1'),
      call('send', 'Hello', 'message-1'),
      { type: 'sent', entryId: 'message-1' },
    );
    const more = { metadata: { one: 1 } };
    expect(carried.heldContext).toEqual([]);
    expect(refusal(carried, 'send_contextual_data', more)?.code).toBe('LIMIT_EXCEEDED');
    const toAll = play(welcomed({ threads: [one, closed] }), call('send_contextual_data', most, 'context-1'));
    const shown = play(toAll, call('show_thread', 'thread-02'));
    expect(refusal(shown, 'send_contextual_data', more)?.code).toBe('LIMIT_EXCEEDED');
    const toOne = play(
      welcomed({ threads: [one, closed] }),
      call('send_contextual_data', { metadata: keys(LIMITS.structuredDataKeys) }, 'context-1'),
      call('show_thread', 'thread-02'),
    );
    expect(refusal(toOne, 'send_contextual_data', more)).toBeNull();
  });

  it('what stands for all new conversations, however many calls it comes in', () => {
    const all = (metadata: object) => ({ metadata, multiThreadStrategy: 'ALL_PLUS_NEW' });
    const told = play(
      welcomed({ threads: [one] }),
      call('send_contextual_data', all(keys(LIMITS.structuredDataKeys - 1)), 'context-1'),
      { type: 'sent', entryId: 'context-1' },
      frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }),
    );
    expect(told.outbox).toEqual([]);
    expect(refusal(told, 'send_contextual_data', all({ one: 1 }))).toBeNull();
    expect(refusal(told, 'send_contextual_data', all({ one: 1, two: 2 }))?.code).toBe('LIMIT_EXCEEDED');
  });

  it('a frame, where JSON makes the texts longer than they are', () => {
    const longest = '\u0001'.repeat(LIMITS.textLength);
    const data = (length: number) => ({
      type: 'CUSTOM_DATA',
      customData: 'x'.repeat(length),
      agentMessage: longest,
      userMessage: longest,
    });
    expect(refusal(welcomed(), 'send', longest)).toBeNull();
    expect(refusal(welcomed(), 'send', data(1000))).toBeNull();
    expect(refusal(welcomed(), 'send', data(LIMITS.structuredDataBytes - 2))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'customData',
    });
  });

  it('a frame to its last byte, wherever the message goes', () => {
    const longest = '\u0001'.repeat(LIMITS.textLength);
    const data = (length: number) =>
      ({
        type: 'CUSTOM_DATA',
        customData: 'x'.repeat(length),
        agentMessage: longest,
        userMessage: longest,
      }) as const;
    const id = 'x'.repeat(64);
    const target = { clientThreadId: id };
    const room =
      LIMITS.frameBytes - encodeFrame({ type: 'post', clientMessageId: id, target, content: data(0) }).length;
    expect(refusal(welcomed(), 'send', data(room))).toBeNull();
    expect(refusal(welcomed({ threads: [one] }), 'send', data(room + 1))?.code).toBe('LIMIT_EXCEEDED');
  });

  it('its bytes, over all strategies', () => {
    const bytes = LIMITS.structuredDataBytes / 2;
    const held = play(idle(), call('send_contextual_data', { metadata: { a: 'x'.repeat(bytes) } }));
    const rest = LIMITS.structuredDataBytes - JSON.stringify({ a: 'x'.repeat(bytes), b: '' }).length;
    const add = (length: number) =>
      refusal(held, 'send_contextual_data', { metadata: { b: 'x'.repeat(length) }, multiThreadStrategy: 'ALL' });
    expect(add(rest)).toBeNull();
    expect(add(rest + 1)?.code).toBe('LIMIT_EXCEEDED');
  });

  it('they do not apply to what goes to an existing conversation', () => {
    const held = play(welcomed(), call('send_contextual_data', { metadata: keys(LIMITS.structuredDataKeys) }));
    const withThread = play(held, frame({ type: 'thread', thread: one }), call('show_thread', 'thread-01'));
    expect(refusal(withThread, 'send_contextual_data', { metadata: { one: 1 } })).toBeNull();
  });

  it('hold for a single-thread widget as well', () => {
    const full = waiting(welcomed({ widget: SINGLE_THREAD_WIDGET }), LIMITS.outboxEntries);
    expect(refusal(full, 'send', 'Hello')?.code).toBe('OUTBOX_FULL');
  });
});
