import { Injectable, inject } from '@angular/core';
import {
  agentReplyResultSchema,
  colleagueListSchema,
  conversationCountsSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationResultSchema,
  deskSessionSchema,
  messagePageSchema,
  storedFileSchema,
  teamNoteResultSchema,
  type Agent,
  type Colleague,
  type Conversation,
  type ConversationCounts,
  type ConversationDetail,
  type Message,
  type StoredFile,
  type TeamNote,
} from 'livechat-core/protocol';
import * as z from 'livechat-core/schemas';
import { ServerClock } from '../live/server-clock';
import type { CaseEdit } from '../state/case-edit';
import type { StatusFilter } from '../state/desk-state';
import { DeskApiError } from './desk-api-error';
import { FETCH } from './fetch-token';
import { readAnswer, readSuccess } from './read-answer';
import { UPLOAD } from './upload';

const API = '/desk/api';

const uploadedSchema = z.object({ file: storedFileSchema });

/** Where this server gives a file to the team. */
export function fileAddress({ id }: StoredFile): string {
  return `${API}/files/${encodeURIComponent(id)}`;
}

/** What the agent signs in with. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Which conversations are counted. */
export interface CountQuery {
  readonly filter: StatusFilter;
  /** Only those that bear it; null for whichever they bear. */
  readonly tag: string | null;
}

/** Which conversations are wanted. */
export interface InboxQuery extends CountQuery {
  /** Who looks after them; `none` for nobody, absent for whoever it is. */
  readonly agentId?: string;
}

/** One page of the inbox. */
export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  /** Where the next page starts; null after the last one. */
  readonly cursor: string | null;
}

/** A note for the team and its id, which stays the same through every attempt. */
export interface NewNote {
  readonly conversationId: string;
  readonly noteId: string;
  readonly text: string;
}

/** A reply and its id, which stays the same through every attempt. */
export interface Reply {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly files: readonly StoredFile[];
}

/**
 * The server's interface for the desk. Every method rejects with a {@link DeskApiError}:
 * `UNAUTHENTICATED` without a session, `UNAVAILABLE` when no answer came.
 *
 * @example
 * ```ts
 * const { conversations } = await inject(DeskApi).listConversations({ filter: 'OPEN', tag: null }, null);
 * ```
 */
@Injectable({ providedIn: 'root' })
export class DeskApi {
  readonly #fetch = inject(FETCH);
  readonly #upload = inject(UPLOAD);
  readonly #clock = inject(ServerClock);
  #csrfToken: string | null = null;

  /** Who the session of this browser belongs to. */
  async readSession(): Promise<Agent> {
    return this.#takeSession(await this.#get('/session'));
  }

  async signIn(credentials: Credentials): Promise<Agent> {
    return this.#takeSession(await this.#send('POST', '/session', credentials));
  }

  async signOut(): Promise<void> {
    await readSuccess(await this.#change('DELETE', '/session'));
    this.#csrfToken = null;
  }

  /** The inbox, newest activity first, from the start or from a cursor. */
  async listConversations({ agentId, ...counted }: InboxQuery, cursor: string | null): Promise<ConversationPage> {
    const query = searchOf(counted);
    if (agentId !== undefined) query.set('agentId', agentId);
    if (cursor !== null) query.set('cursor', cursor);
    const response = await this.#get(`/conversations?${query.toString()}`);
    const page = await readAnswer(response, conversationListSchema);
    return { conversations: page.conversations, cursor: page.cursor ?? null };
  }

  /** How many conversations there are: all, those of the agent who asks, and those of nobody. */
  async countConversations(counted: CountQuery): Promise<ConversationCounts> {
    const response = await this.#get(`/conversation-counts?${searchOf(counted).toString()}`);
    return readAnswer(response, conversationCountsSchema);
  }

  /** A conversation with its context and its newest messages, ascending. */
  async readConversation(id: string): Promise<ConversationDetail> {
    return readAnswer(await this.#get(`/conversations/${encodeURIComponent(id)}`), conversationDetailSchema);
  }

  /** Messages below a `seq`, ascending. */
  async readOlder(id: string, before: number): Promise<readonly Message[]> {
    const path = `/conversations/${encodeURIComponent(id)}/messages?before=${before}`;
    return (await readAnswer(await this.#get(path), messagePageSchema)).messages;
  }

  /** Stores a reply; a repeat with the same id gives the message of the first time. */
  async postReply({ conversationId, clientMessageId, text, files }: Reply): Promise<Message> {
    const path = `/conversations/${encodeURIComponent(conversationId)}/messages`;
    const response = await this.#change('POST', path, {
      clientMessageId,
      ...(files.length === 0 ? { text } : { content: { type: 'FILES', files, ...(text === '' ? {} : { text }) } }),
    });
    return (await readAnswer(response, agentReplyResultSchema)).message;
  }

  /**
   * Stores a file that goes along with a reply; a repeat with the same id gives the file of the first time.
   *
   * @param onProgress hears which part of the bytes has gone, from 0 to 1
   */
  async uploadFile(file: File, clientFileId: string, onProgress: (part: number) => void): Promise<StoredFile> {
    const headers = {
      'content-type': file.type === '' ? 'application/octet-stream' : file.type,
      'x-file-name': encodeURIComponent(file.name),
      'x-client-file-id': clientFileId,
      ...(this.#csrfToken === null ? {} : { 'x-csrf-token': this.#csrfToken }),
    };
    const response = await this.#answered(this.#upload({ path: `${API}/files`, headers, body: file, onProgress }));
    return (await readAnswer(response, uploadedSchema)).file;
  }

  /** Makes one change of what the team knows of a conversation, and gives the conversation after it. */
  async editCase(id: string, edit: CaseEdit): Promise<Conversation> {
    const response = await this.#requestEdit(`/conversations/${encodeURIComponent(id)}`, edit);
    return (await readAnswer(response, conversationResultSchema)).conversation;
  }

  /** Stores a note for the team; a repeat with the same id gives the note of the first time. */
  async addNote({ conversationId, noteId, text }: NewNote): Promise<TeamNote> {
    const path = `/conversations/${encodeURIComponent(conversationId)}/notes`;
    return (await readAnswer(await this.#change('POST', path, { noteId, text }), teamNoteResultSchema)).note;
  }

  /** Everybody of the team, by name. */
  async listColleagues(): Promise<readonly Colleague[]> {
    return (await readAnswer(await this.#get('/agents'), colleagueListSchema)).agents;
  }

  #requestEdit(path: string, edit: CaseEdit): Promise<Response> {
    switch (edit.field) {
      case 'assignee':
        return this.#change('PUT', `${path}/assignee`, { agentId: edit.assignee?.id ?? null });
      case 'status':
        return this.#change('PATCH', path, { status: edit.status });
      case 'priority':
        return this.#change('PATCH', path, { priority: edit.priority });
      case 'topic':
        return this.#change('PATCH', path, { topic: edit.topic });
      case 'tagAdded':
        return this.#change('POST', `${path}/tags`, { tag: edit.tag });
      case 'tagRemoved':
        return this.#change('DELETE', `${path}/tags/${encodeURIComponent(edit.tag)}`);
    }
  }

  async #takeSession(response: Response): Promise<Agent> {
    const session = await readAnswer(response, deskSessionSchema);
    this.#csrfToken = session.csrfToken;
    return session.agent;
  }

  /** A change under the session; another tab may have signed in anew since, with another token. */
  async #change(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Response> {
    const token = this.#csrfToken;
    const response = await this.#send(method, path, body);
    if (response.status !== 403) return response;
    await this.readSession();
    return this.#csrfToken === token ? response : this.#send(method, path, body);
  }

  #get(path: string): Promise<Response> {
    return this.#request(path, { method: 'GET' });
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    return this.#request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#csrfToken === null ? {} : { 'x-csrf-token': this.#csrfToken }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  #request(path: string, init: RequestInit): Promise<Response> {
    return this.#answered(this.#fetch(`${API}${path}`, { ...init, credentials: 'same-origin', cache: 'no-store' }));
  }

  async #answered(request: Promise<Response>): Promise<Response> {
    try {
      const response = await request;
      this.#clock.adjust(response.headers.get('date'));
      return response;
    } catch (cause) {
      throw new DeskApiError({
        code: 'UNAVAILABLE',
        message: 'The server does not answer.',
        remedy: 'Check your connection and try again.',
        cause,
      });
    }
  }
}

function searchOf({ filter, tag }: CountQuery): URLSearchParams {
  return new URLSearchParams({ ...(filter === 'ALL' ? {} : { status: filter }), ...(tag === null ? {} : { tag }) });
}
