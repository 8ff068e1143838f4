import { LiveChatError } from '../../protocol/errors.js';
import type { OutgoingPayload } from '../../protocol/send-payload.js';
import type { PreChatForm } from '../../protocol/widget-config.js';
import type { OutboxEntry, WidgetState } from './widget-state.js';

/**
 * The form to fill in before the conversation that is shown can begin; `null` where none is asked
 * for, or its answer is on its way. What is sent meanwhile waits in the outbox behind the answer.
 */
export function selectPreChatForm(state: WidgetState): PreChatForm | null {
  const form = state.widget?.preChatForm;
  if (form === undefined || state.phase !== 'ready' || state.screen !== 'THREAD' || state.activeThreadId !== null) {
    return null;
  }
  const isBeginning = state.outbox.some((entry) => isFirst(entry) && clientThreadIdOf(entry) === state.newThreadId);
  return isBeginning || hasBegun(state, state.newThreadId) ? null : form;
}

/**
 * Whether an entry waits for the answer to the form that its conversation begins with. What was
 * written for a new conversation that cannot be shown any more, nobody can be asked about: it goes.
 */
export function isBehindForm(state: WidgetState, entry: OutboxEntry): boolean {
  const clientThreadId = clientThreadIdOf(entry);
  if (clientThreadId !== state.newThreadId) return false;
  if (state.widget?.preChatForm === undefined) return false;
  return !isFirst(entry) && entry.status !== 'failed' && !hasBegun(state, clientThreadId);
}

/** A form's answer, or what is on its way already: nothing of a conversation comes before it. */
function isFirst(entry: OutboxEntry): boolean {
  if (entry.kind !== 'message' || entry.status === 'failed') return false;
  return entry.content.type === 'FORM' || entry.wasSent;
}

function clientThreadIdOf(entry: OutboxEntry): string | undefined {
  return 'clientThreadId' in entry.target ? entry.target.clientThreadId : undefined;
}

/** Whether there is a conversation already into which messages of a new thread go. */
function hasBegun(state: WidgetState, clientThreadId: string | null): boolean {
  const isOnly = state.widget?.multiThread === false;
  return Object.values(state.threads).some(
    (thread) => thread.clientThreadId === clientThreadId || (isOnly && thread.status !== 'CLOSED'),
  );
}

/** Puts a form's answer in front of what waits for it, and anything else at the end. */
export function placed(outbox: WidgetState['outbox'], entry: OutboxEntry): WidgetState['outbox'] {
  const isForm = entry.kind === 'message' && entry.content.type === 'FORM';
  const own = clientThreadIdOf(entry);
  const place =
    isForm && own !== undefined ? outbox.findIndex((other) => !isFirst(other) && clientThreadIdOf(other) === own) : -1;
  return place === -1 ? [...outbox, entry] : [...outbox.slice(0, place), entry, ...outbox.slice(place)];
}

/** Why an answer does not fit the form that the widget asks to fill in. */
export function formRefusal(
  form: PreChatForm | undefined,
  { fields, consent }: Extract<OutgoingPayload, { type: 'FORM' }>,
): LiveChatError | null {
  if (form === undefined) return null;
  for (const { name, label, isRequired, options } of form.fields) {
    const value = fields.find((field) => field.name === name)?.value;
    if (value === undefined && isRequired) return unfit(`The field ${label} is not filled in.`, name);
    if (value !== undefined && options?.includes(value) === false) {
      return unfit(`The field ${label} does not offer "${value}".`, name);
    }
  }
  if (form.consent === undefined || consent !== undefined) return null;
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The form asks for consent.',
    remedy: 'Set consent to the text that was agreed to.',
    field: 'consent',
  });
}

function unfit(message: string, name: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message,
    remedy: "Correct the field and send the form again; selectPreChatForm gives the widget's form.",
    field: `fields.${name}`,
  });
}
