import type { PreChatForm } from '../../protocol/index.js';
import {
  SINGLE_THREAD_WIDGET,
  WIDGET,
  ackOf,
  call,
  connection,
  frame,
  idle,
  play,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';
import { nextToSend } from './outbox.js';
import { formRefusal, isBehindForm, selectPreChatForm } from './pre-chat-form.js';
import type { WidgetState } from './widget-state.js';

const form: PreChatForm = {
  fields: [
    { name: 'email', label: 'E-mail', kind: 'EMAIL', isRequired: true },
    { name: 'topic', label: 'Topic', kind: 'CHOICE', isRequired: false, options: ['Order', 'Other'] },
  ],
  consent: { text: 'I agree' },
};
const widget = { ...WIDGET, preChatForm: form };
const answer = {
  type: 'FORM' as const,
  fields: [{ name: 'email', label: 'E-mail', value: 'a@b.example' }],
  consent: 'I agree',
};
const ready = () => welcomed({ widget });
const ids = ({ outbox }: WidgetState) => outbox.map(({ id }) => id);
const refusal = { code: 'INVALID_ARGUMENT', message: 'no', remedy: 'none' } as const;

describe('the form before a conversation', () => {
  it('is asked for where a conversation would begin, and nowhere else', () => {
    expect(selectPreChatForm(ready())).toBe(form);
    expect(selectPreChatForm(welcomed())).toBeNull();
    expect(selectPreChatForm(idle())).toBeNull();
    expect(selectPreChatForm({ ...ready(), phase: 'initializing' })).toBeNull();
    expect(selectPreChatForm(play(ready(), call('show_thread_list')))).toBeNull();
    expect(selectPreChatForm(welcomed({ widget, threads: [threadOf('thread-01')] }))).toBeNull();
    const begun = play(welcomed({ widget, threads: [threadOf('thread-01')] }), call('open_new_thread'));
    expect(selectPreChatForm(begun)).toBe(form);
  });

  it('is not asked for again while its answer is on its way, but when that was refused', () => {
    const answered = play(ready(), call('send', answer, 'form-0001'), { type: 'sent', entryId: 'form-0001' });
    expect(selectPreChatForm(answered)).toBeNull();
    const refused = play(answered, frame({ type: 'nack', clientMessageId: 'form-0001', error: refusal }));
    expect(selectPreChatForm(refused)).toBe(form);
  });

  it('is asked for whatever is on its way in other conversations', () => {
    const busy = play(
      welcomed({ widget, threads: [threadOf('thread-01')] }),
      call('send', 'Hello', 'message-1'),
      { type: 'sent', entryId: 'message-1' },
      call('open_new_thread', undefined, 'new-0001'),
    );
    expect(selectPreChatForm(busy)).toBe(form);
  });

  it('is not asked for where the conversation is stored already', () => {
    const begun = play(ready(), call('send', 'Hello', 'message-1'));
    const elsewhere = threadOf('thread-01', { clientThreadId: 'message-1' });
    const stored = play(begun, frame({ type: 'thread', thread: elsewhere }), call('open_new_thread'));
    expect(nextToSend(begun)).toBeUndefined();
    expect(nextToSend({ ...stored, newThreadId: 'message-1' })?.id).toBe('message-1');
    expect(selectPreChatForm({ ...stored, newThreadId: 'message-1' })).toBeNull();
  });

  it('is not asked for where another tab has begun the only conversation', () => {
    const single = { ...SINGLE_THREAD_WIDGET, preChatForm: form };
    const state = play(welcomed({ widget: single }), call('send', 'Hello'));
    expect(selectPreChatForm(state)).toBe(form);
    const elsewhere = play(state, frame({ type: 'thread', thread: threadOf('thread-01') }));
    expect(selectPreChatForm(elsewhere)).toBeNull();
    expect(nextToSend(elsewhere)?.id).toBe('command-1');
    const closed = play(state, frame({ type: 'thread', thread: threadOf('thread-01', { status: 'CLOSED' }) }));
    expect(nextToSend(closed)).toBeUndefined();
  });
});

describe('what is sent while the form is open', () => {
  const waiting = () => play(ready(), call('send', 'Hello', 'message-1'), call('send', 'There', 'message-2'));

  it('G9: waits behind its answer, which goes first and takes the contextual data along', () => {
    const held = play(waiting(), call('send_contextual_data', { metadata: { color: 'red' } }, 'context-1'));
    expect(nextToSend(held)).toBeUndefined();
    const answered = play(held, call('send', answer, 'form-0001'));
    expect(ids(answered)).toEqual(['form-0001', 'message-1', 'message-2']);
    const sent = play(answered, { type: 'sent', entryId: 'form-0001' });
    expect(sent.outbox[0]).toMatchObject({ context: { data: { color: 'red' } } });
    expect(sent.outbox[0]).toHaveProperty('target', { clientThreadId: 'message-1' });
    const thread = threadOf('thread-01', { clientThreadId: 'message-1' });
    const begun = play(sent, frame(ackOf('form-0001', thread)));
    expect(nextToSend(begun)?.id).toBe('message-1');
  });

  it('lets what waits for other conversations stay where it is', () => {
    const threads = [threadOf('thread-01')];
    const state = play(
      welcomed({ widget, threads }),
      call('send', 'First', 'message-1'),
      call('open_new_thread', undefined, 'new-0001'),
      call('send', 'Waits', 'message-2'),
      call('send', answer, 'form-0001'),
    );
    expect(ids(state)).toEqual(['message-1', 'form-0001', 'message-2']);
  });

  it('waits on when the answer is refused, and goes after the next one', () => {
    const refused = play(
      waiting(),
      call('send', answer, 'form-0001'),
      { type: 'sent', entryId: 'form-0001' },
      frame({ type: 'nack', clientMessageId: 'form-0001', error: refusal }),
    );
    expect(nextToSend(refused)).toBeUndefined();
    const again = play(refused, { type: 'retried', entryId: 'form-0001', newId: 'form-0002', at: 1 });
    expect(ids(again)).toEqual(['form-0002', 'message-1', 'message-2']);
    expect(nextToSend(again)?.id).toBe('form-0002');
  });

  it('stays with the conversation that the form begins when a new one is asked for', () => {
    const elsewhere = play(waiting(), call('show_thread_list'), call('open_new_thread', undefined, 'new-0001'));
    expect(selectPreChatForm(elsewhere)).toBe(form);
    expect(ids(play(elsewhere, call('send', answer, 'form-0001')))).toEqual(['form-0001', 'message-1', 'message-2']);
  });

  it('goes without a form where nobody can be asked any more', () => {
    const early = play(idle(), call('init', WIDGET.id), call('send', 'First', 'message-1'));
    const later = play(early, call('open_new_thread', undefined, 'new-0001'), call('send', 'Second', 'message-2'));
    const known = play(later, connection('online'), frame(welcomeOf({ widget })));
    expect(nextToSend(known)?.id).toBe('message-1');
    expect(selectPreChatForm(known)).toBe(form);
  });

  it('holds up no other conversation', () => {
    const threads = [threadOf('thread-01')];
    const state = play(
      welcomed({ widget, threads }),
      call('open_new_thread', undefined, 'new-0001'),
      call('send', 'Waits', 'message-1'),
      call('send', { type: 'BASIC', message: 'Goes', threadId: 'thread-01' }, 'message-2'),
    );
    expect(nextToSend(state)?.id).toBe('message-2');
  });

  it('goes out when the form is not asked for any more', () => {
    const state = play(waiting(), frame({ type: 'widget', widget: WIDGET }));
    expect(nextToSend(state)?.id).toBe('message-1');
  });

  it('is not held back where it was on its way already', () => {
    const state = play(welcomed(), call('send', 'Hello', 'message-1'), { type: 'sent', entryId: 'message-1' });
    const cut = play(state, connection('waiting'), frame({ type: 'widget', widget }));
    expect(selectPreChatForm(cut)).toBeNull();
    expect(nextToSend(cut)?.id).toBe('message-1');
  });

  it('is neither contextual data nor what failed', () => {
    const threads = [threadOf('thread-01')];
    const all = { metadata: {}, multiThreadStrategy: 'ALL' };
    const [context] = play(welcomed({ widget, threads }), call('send_contextual_data', all)).outbox;
    const [message] = waiting().outbox;
    if (context === undefined || message === undefined) throw new Error('nothing is sent');
    expect(isBehindForm(ready(), context)).toBe(false);
    expect(isBehindForm(waiting(), message)).toBe(true);
    expect(isBehindForm(waiting(), { ...message, status: 'failed' })).toBe(false);
    expect(isBehindForm(welcomed(), message)).toBe(false);
  });

  it('an answer in a conversation that exists is a message like any other', () => {
    const state = play(welcomed({ widget, threads: [threadOf('thread-01')] }), call('send', 'Hello', 'message-1'));
    expect(ids(play(state, call('send', answer, 'form-0001')))).toEqual(['message-1', 'form-0001']);
  });
});

describe('an answer to the form', () => {
  it('fills in what is required, chooses what is offered, and agrees', () => {
    expect(formRefusal(form, answer)).toBeNull();
    expect(formRefusal(undefined, { type: 'FORM', fields: [] })).toBeNull();
    expect(formRefusal({ fields: [] }, { type: 'FORM', fields: [] })).toBeNull();
    const topic = (value: string) => ({
      ...answer,
      fields: [...answer.fields, { name: 'topic', label: 'Topic', value }],
    });
    expect(formRefusal(form, topic('Order'))).toBeNull();
    expect(formRefusal(form, topic('Else'))).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'fields.topic' });
    expect(formRefusal(form, { ...answer, fields: [] })).toMatchObject({ field: 'fields.email' });
    expect(formRefusal(form, { type: 'FORM', fields: answer.fields })).toMatchObject({ field: 'consent' });
  });

  it('is refused by the command, and nothing is sent', () => {
    const state = ready();
    expect(play(state, call('send', { ...answer, fields: [] }))).toBe(state);
    expect(play(idle(), call('send', { ...answer, fields: [] })).outbox).toHaveLength(1);
  });
});
