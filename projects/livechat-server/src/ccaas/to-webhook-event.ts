import type { Conversation, JsonObject, Message } from 'livechat-core/protocol';
import type { Note } from '../store/note-store.js';
import { toApiConversation } from './conversation.js';
import { toApiMessage } from './message.js';
import { toApiNote } from './note.js';
import { toTime } from './page.js';
import type { WebhookEvent, WebhookType } from './webhook-event.js';

/** What happened to a conversation, as far as the conversation itself does not tell. */
export type EventFact =
  | {
      readonly type: Exclude<
        WebhookType,
        'CONVERSATION_TAG_ADDED' | 'CONVERSATION_NOTE_ADDED' | 'INBOUND_MESSAGE' | 'OUTBOUND_MESSAGE'
      >;
    }
  | { readonly type: 'CONVERSATION_TAG_ADDED'; readonly tagName: string }
  | { readonly type: 'CONVERSATION_NOTE_ADDED'; readonly note: Note }
  | { readonly type: 'INBOUND_MESSAGE' | 'OUTBOUND_MESSAGE'; readonly message: Message };

/** What receivers are told of a fact, with the conversation as it is right after it. */
export function toWebhookEvent(
  fact: EventFact,
  after: { readonly at: number; readonly conversation: Conversation; readonly metadata: JsonObject },
): WebhookEvent {
  const timestamp = toTime(after.at);
  const conversation = toApiConversation(after.conversation);
  switch (fact.type) {
    case 'CONVERSATION_CREATED':
    case 'CONVERSATION_STATUS_UPDATED':
    case 'CONVERSATION_ASSIGNMENT_UPDATED':
      return { type: fact.type, timestamp, payload: { conversation } };
    case 'CONVERSATION_METADATA_UPDATED':
      return { type: fact.type, timestamp, payload: { conversation, metadata: after.metadata } };
    case 'CONVERSATION_TAG_ADDED':
      return { type: fact.type, timestamp, payload: { conversation, tagName: fact.tagName } };
    case 'CONVERSATION_NOTE_ADDED':
      return { type: fact.type, timestamp, payload: { conversation, note: toApiNote(fact.note, conversation.id) } };
    case 'INBOUND_MESSAGE':
    case 'OUTBOUND_MESSAGE':
      return {
        type: fact.type,
        timestamp,
        payload: { conversation, message: toApiMessage(fact.message, after.conversation) },
      };
  }
}
