import type { TeamContent } from 'livechat-core/protocol';
import type { TeamAuthor, TeamPosted } from '../../store/case-store.js';
import type { Uploader } from '../../store/upload-store.js';
import type { ChatDeps } from '../deps.js';
import { publishToBoth } from '../publish.js';
import { announceTeamTyping } from '../typing.js';
import { noConversation } from './change-case.js';

/**
 * Stores a message of an agent or a bot once and tells the customer and the desks.
 *
 * @throws LiveChatError `NOT_FOUND`, `THREAD_CLOSED`; `INVALID_ARGUMENT` for files that are not the uploader's
 */
export async function postAsTeam(
  { store, fanOut }: ChatDeps,
  post: {
    readonly conversationId: string;
    readonly author: TeamAuthor;
    readonly clientMessageId: string;
    readonly content: TeamContent;
    readonly uploader: Uploader;
  },
): Promise<TeamPosted> {
  const posted = (await store.postAsTeam(post)) ?? noConversation();
  const { threadId, seq } = posted.message;
  const { id: personId } = posted.conversation.customer;
  if (posted.note !== undefined) {
    publishToBoth(fanOut, personId, { type: 'message', threadId, seq: posted.note.seq });
  }
  if (posted.outcome === 'STORED') publishToBoth(fanOut, personId, { type: 'message', threadId, seq });
  return posted;
}

/**
 * Tells the customer and the desks that somebody of the team writes, or does so no more.
 *
 * @throws LiveChatError `NOT_FOUND`
 */
export async function typeAsTeam(
  deps: ChatDeps,
  notice: { readonly conversationId: string; readonly author: TeamAuthor; readonly isTyping: boolean },
): Promise<void> {
  const conversation = (await deps.store.findConversation(notice.conversationId)) ?? noConversation();
  if (conversation.status === 'CLOSED') return;
  announceTeamTyping(deps, conversation, notice);
}
