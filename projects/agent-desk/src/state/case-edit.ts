import type { Colleague, Conversation, ConversationStatus, Priority } from 'livechat-core/protocol';

/** One change that an agent makes to what the team knows of a conversation. */
export type CaseEdit =
  | { readonly field: 'assignee'; readonly assignee: Colleague | null }
  | { readonly field: 'status'; readonly status: ConversationStatus }
  | { readonly field: 'priority'; readonly priority: Priority }
  | { readonly field: 'topic'; readonly topic: string | null }
  | { readonly field: 'tagAdded'; readonly tag: string }
  | { readonly field: 'tagRemoved'; readonly tag: string };

/** An edit that the server has not confirmed. It is shown already; a refused one goes again. */
export interface PendingEdit {
  readonly editId: string;
  readonly conversationId: string;
  readonly edit: CaseEdit;
  readonly status: 'queued' | 'sending';
}

/** Edits that may go now: one at a time in each conversation, so that the last one wins on the server too. */
export function dueEdits(edits: readonly PendingEdit[]): readonly PendingEdit[] {
  const seen = new Set<string>();
  return edits.filter(({ conversationId, status }) => {
    const isFirst = !seen.has(conversationId);
    seen.add(conversationId);
    return isFirst && status === 'queued';
  });
}

/** A conversation as it will be once its pending edits are stored. */
export function withEdits(conversation: Conversation, edits: readonly PendingEdit[]): Conversation {
  return edits
    .filter(({ conversationId }) => conversationId === conversation.id)
    .reduce((edited, { edit }) => applyEdit(edited, edit), conversation);
}

function applyEdit(conversation: Conversation, edit: CaseEdit): Conversation {
  switch (edit.field) {
    case 'assignee': {
      const { assignee: _, ...rest } = conversation;
      return edit.assignee === null ? rest : { ...rest, assignee: edit.assignee };
    }
    case 'status':
      return edit.status === 'WAITING'
        ? { ...conversation, status: 'OPEN', isOnHold: true }
        : { ...conversation, status: edit.status, isOnHold: false };
    case 'priority':
      return { ...conversation, priority: edit.priority };
    case 'topic': {
      const { topic: _, ...rest } = conversation;
      return edit.topic === null ? rest : { ...rest, topic: edit.topic };
    }
    case 'tagAdded':
      return { ...conversation, tags: [...new Set([...(conversation.tags ?? []), edit.tag])].sort() };
    case 'tagRemoved':
      return { ...conversation, tags: (conversation.tags ?? []).filter((tag) => tag !== edit.tag) };
  }
}
