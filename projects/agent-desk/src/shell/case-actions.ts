import { Injectable, inject } from '@angular/core';
import type { Conversation } from 'livechat-core/protocol';
import { NEW_MESSAGE_ID } from '../conversation/message-id';
import { withEdits, type CaseEdit } from '../state/case-edit';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { Announcer } from '../ui/announcer';

/** What a key does with a conversation. What it does is said: the place that shows it may not be in view. */
@Injectable({ providedIn: 'root' })
export class CaseActions {
  readonly #store = inject(DeskStore);
  readonly #newId = inject(NEW_MESSAGE_ID);
  readonly #announcer = inject(Announcer);

  /** Whether something can be written there; why not, is said. */
  mayWrite(id: string): boolean {
    const isClosed = this.#find(id)?.status === 'CLOSED';
    if (isClosed) this.#announcer.say(TEXT.conversation.closedNote);
    return !isClosed;
  }

  assignToMe(id: string | null): void {
    const { session } = this.#store.state();
    const conversation = this.#find(id);
    if (conversation === null || session.status !== 'signed-in' || !this.mayWrite(conversation.id)) return;
    const { id: agentId, name } = session.agent;
    if (conversation.assignee?.id !== agentId) {
      this.#edit(conversation.id, { field: 'assignee', assignee: { id: agentId, name } });
    }
    this.#announcer.say(TEXT.keys.assigned);
  }

  solve(id: string | null): void {
    const conversation = this.#find(id);
    if (conversation?.status !== 'OPEN') return;
    this.#edit(conversation.id, { field: 'status', status: 'SOLVED' });
    this.#announcer.say(TEXT.keys.solved);
  }

  #edit(conversationId: string, edit: CaseEdit): void {
    this.#store.dispatch({ type: 'caseEdited', conversationId, editId: this.#newId(), edit });
  }

  /** As it is with the edits that the server has not confirmed. */
  #find(id: string | null): Conversation | null {
    const { conversations, edits } = this.#store.state();
    const known = id === null ? undefined : conversations[id];
    return known === undefined ? null : withEdits(known, edits);
  }
}
