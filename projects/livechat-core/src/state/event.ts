import type { Command } from '../../protocol/commands.js';
import type { StoredFile } from '../../protocol/content.js';
import type { Person } from '../../protocol/entities.js';
import type { ErrorBody } from '../../protocol/errors.js';
import type { ServerFrame } from '../../protocol/server-frames.js';
import type { ConnectionStatus, ContextTarget, HistoryDirection, TokenNeed, WidgetState } from './widget-state.js';
import type { PersistedSession } from './persisted-session.js';
import type { TabNews } from './tab-news.js';

/**
 * Everything that can happen to a chat. Times and ids arrive in the payload, so that the same
 * events always give the same state.
 */
export type ChatEvent =
  /** A page, the widget's own surface or a program asked for something. */
  | { readonly type: 'command'; readonly id: string; readonly at: number; readonly command: Command }
  /** What an earlier page of this tab left behind for the widget. */
  | {
      readonly type: 'restored';
      readonly widgetId: string;
      readonly session: PersistedSession | null;
      /** Who this browser is logged in as. */
      readonly person: Person | null;
    }
  /** Another tab logged in or out while this one was connecting: begin anew with what the storage says. */
  | { readonly type: 'credentials-changed'; readonly generation: number }
  /** The site is asked for a token; one that is awaited already is enough. */
  | { readonly type: 'token-needed'; readonly id: string; readonly need: TokenNeed }
  /** The site has answered the need with this id. */
  | { readonly type: 'token-provided'; readonly id: string; readonly jwt: string }
  /** The site has no token: nobody is signed in there (`null`), or it could not answer. */
  | { readonly type: 'token-unavailable'; readonly id: string; readonly error: ErrorBody | null }
  /** A request for history that was refused for the moment may be made again. */
  | { readonly type: 'history-postponed'; readonly requestId: string }
  | {
      readonly type: 'connection';
      readonly generation: number;
      readonly status: ConnectionStatus;
      readonly attempt: number;
    }
  | { readonly type: 'frame'; readonly generation: number; readonly frame: ServerFrame }
  /** An entry of the outbox goes onto the wire now. */
  | { readonly type: 'sent'; readonly entryId: string }
  /** An entry that the server could not take at the moment is due again. */
  | { readonly type: 'requeued'; readonly entryId: string }
  /** The person wants a refused message to be sent after all; it is a new one under a new id. */
  | { readonly type: 'retried'; readonly entryId: string; readonly newId: string; readonly at: number }
  | { readonly type: 'cancelled'; readonly entryId: string }
  /** More of a file has arrived: 0 … 1 of it. */
  | { readonly type: 'upload-progressed'; readonly clientFileId: string; readonly progress: number }
  /** The server keeps a file. */
  | { readonly type: 'uploaded'; readonly clientFileId: string; readonly file: StoredFile }
  /** A file will never be stored. */
  | { readonly type: 'upload-refused'; readonly clientFileId: string; readonly error: ErrorBody }
  /** Nobody has said for a while that somebody of the team writes in this thread. */
  | { readonly type: 'typing-forgotten'; readonly threadId: string }
  /** The gate lets held contextual data through. */
  | {
      readonly type: 'context-released';
      readonly requestId: string;
      readonly target: ContextTarget;
      readonly at: number;
    }
  | { readonly type: 'draft-changed'; readonly text: string }
  /** The person has seen a thread up to `seq`. */
  | { readonly type: 'seen'; readonly threadId: string; readonly seq: number }
  | {
      readonly type: 'history-requested';
      readonly threadId: string;
      readonly requestId: string;
      readonly direction: HistoryDirection;
    }
  /** This tab began or ceased to speak for all tabs of the browser. */
  | { readonly type: 'role'; readonly isLeader: boolean }
  /** Another tab told what happened there. */
  | { readonly type: 'heard'; readonly news: TabNews }
  /** This chat has a name under which it keeps what is unsent. */
  | { readonly type: 'named'; readonly chatId: string }
  /** What a chat has not sent whose tab is gone. */
  | { readonly type: 'adopted'; readonly session: PersistedSession }
  | { readonly type: 'disposed' };

/** One step of the loop: what happened, and the state before and after it. */
export interface Transition {
  /** What happened. */
  readonly event: ChatEvent;
  /** The state before it. */
  readonly previous: WidgetState;
  /** The state after it: the same object where it meant nothing. */
  readonly state: WidgetState;
}

/** Whether a transition is about the identity of this moment: a frame of an earlier one means nothing any more. */
export function isCurrent({ event, previous }: Transition): boolean {
  return event.type !== 'frame' || event.generation === previous.generation;
}
