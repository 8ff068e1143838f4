import type { Conversation } from 'livechat-core/protocol';
import type { TeamAuthor } from './case-store.js';

/** What the team notes about a conversation. Customers never see it. */
export interface Note {
  readonly id: string;
  readonly author: TeamAuthor;
  readonly text: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A note with the conversation that it is about. */
export interface Noted {
  readonly note: Note;
  readonly conversation: Conversation;
}

/** A note that is to be stored. */
export interface NewNote {
  readonly conversationId: string;
  readonly author: TeamAuthor;
  readonly text: string;
  /** By which a repeat is known; one is made when it is left out. */
  readonly noteId?: string | undefined;
}

/** Notes. An unknown id gives `undefined`; a closed conversation's are refused to change with `THREAD_CLOSED`. */
export interface NoteStore {
  /** Oldest first. */
  listNotes(conversationId: string): Promise<readonly Note[] | undefined>;
  /**
   * A repeat with the same id by the same author gives the note as it is now.
   *
   * @throws LiveChatError `LIMIT_EXCEEDED` when it has {@link NOTES_PER_CONVERSATION} already, `INVALID_ARGUMENT`
   *   when the id is another note's
   */
  addNote(note: NewNote): Promise<Noted | undefined>;
  updateNote(input: {
    readonly conversationId: string;
    readonly noteId: string;
    readonly text: string;
  }): Promise<Noted | undefined>;
  /** The conversation that it was about. */
  removeNote(input: { readonly conversationId: string; readonly noteId: string }): Promise<Conversation | undefined>;
}

export const NOTES_PER_CONVERSATION = 200;
