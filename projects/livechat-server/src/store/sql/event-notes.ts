import type { Message, NoteEvent } from 'livechat-core/protocol';
import { insertMessage } from './messages.js';
import type { WriteScope } from './scope.js';

/** The sender key of what the chat itself notes in a thread. */
const SYSTEM_SENDER = 'system';

/** Writes down in a thread what happened in it, for both sides to see. */
export function noteEvent(
  scope: WriteScope,
  note: { readonly threadId: string; readonly event: NoteEvent; readonly name?: string | undefined },
): Promise<Message> {
  const { threadId, event, name } = note;
  return insertMessage(scope, {
    threadId,
    senderKey: SYSTEM_SENDER,
    clientMessageId: scope.newId(),
    author: { type: 'SYSTEM', id: SYSTEM_SENDER },
    content: { type: 'NOTE', event, ...(name === undefined ? {} : { name }) },
  });
}

/** Whether somebody's message is the first one of the thread. */
export async function isFirstOf(
  { sql }: WriteScope,
  sender: { readonly threadId: string; readonly senderKey: string },
): Promise<boolean> {
  const { threadId, senderKey } = sender;
  const earlier = await sql.get(
    'SELECT m.seq FROM messages m WHERE m.thread_id = ? AND m.sender_key = ? LIMIT 1',
    threadId,
    senderKey,
  );
  return earlier === undefined;
}
