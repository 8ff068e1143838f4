import { LiveChatError } from 'livechat-core/protocol';
import type { TeamAuthor } from '../case-store.js';
import { NOTES_PER_CONVERSATION, type Note, type NoteStore } from '../note-store.js';
import { threadClosed } from '../refusals.js';
import { findHead, holdHead, holdOpenHead, readHeld } from './conversation-rows.js';
import { recordEvents } from './events.js';
import type { ReadScope, SqlScopes } from './scope.js';

interface NoteRow {
  readonly id: string;
  readonly thread_id: string;
  readonly author_type: TeamAuthor['type'];
  readonly author_id: string;
  readonly author_name: string | null;
  readonly text: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The notes of the team. */
export function sqlNotes({ now, transact }: SqlScopes): NoteStore {
  return {
    async listNotes(conversationId) {
      const head = await findHead(now, conversationId);
      return head === undefined ? undefined : readNotes(now, head.id);
    },

    addNote: ({ conversationId, author, text, noteId }) =>
      transact(async (scope) => {
        const { sql, clock, newId } = scope;
        const head = await holdHead(scope, conversationId);
        if (head === undefined) return undefined;
        const repeated = noteId === undefined ? undefined : await findNote(scope, noteId);
        if (repeated !== undefined) {
          if (repeated.thread_id !== head.id || repeated.author_id !== author.id) throw idTaken();
          return { note: toNote(repeated), conversation: await readHeld(scope, head.id) };
        }
        if (head.status === 'CLOSED') throw threadClosed();
        const held = await sql.get<{ n: number }>(
          'SELECT count(*) AS n FROM thread_notes WHERE thread_id = ?',
          head.id,
        );
        if ((held?.n ?? 0) >= NOTES_PER_CONVERSATION) throw tooManyNotes();
        const at = clock();
        const note: Note = { id: noteId ?? newId(), author, text, createdAt: at, updatedAt: at };
        await sql.run(
          `INSERT INTO thread_notes (id, thread_id, author_type, author_id, author_name, text, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          note.id,
          head.id,
          author.type,
          author.id,
          author.name ?? null,
          text,
          at,
          at,
        );
        await recordEvents(scope, head.id, [{ type: 'CONVERSATION_NOTE_ADDED', note }]);
        return { note, conversation: await readHeld(scope, head.id) };
      }),

    updateNote: ({ conversationId, noteId, text }) =>
      transact(async (scope) => {
        const { sql, clock } = scope;
        const head = await holdOpenHead(scope, conversationId);
        if (head === undefined) return undefined;
        const row = await sql.get<NoteRow>(
          'UPDATE thread_notes SET text = ?, updated_at = ? WHERE id = ? AND thread_id = ? RETURNING *',
          text,
          clock(),
          noteId,
          head.id,
        );
        return row === undefined ? undefined : { note: toNote(row), conversation: await readHeld(scope, head.id) };
      }),

    removeNote: ({ conversationId, noteId }) =>
      transact(async (scope) => {
        const head = await holdOpenHead(scope, conversationId);
        if (head === undefined) return undefined;
        const removed = await scope.sql.run('DELETE FROM thread_notes WHERE id = ? AND thread_id = ?', noteId, head.id);
        return removed === 0 ? undefined : readHeld(scope, head.id);
      }),
  };
}

function findNote({ sql }: ReadScope, noteId: string): Promise<NoteRow | undefined> {
  return sql.get<NoteRow>('SELECT * FROM thread_notes WHERE id = ?', noteId);
}

/** The notes about a thread, oldest first. */
export async function readNotes({ sql }: ReadScope, threadId: string): Promise<readonly Note[]> {
  const rows = await sql.all<NoteRow>(
    'SELECT * FROM thread_notes WHERE thread_id = ? ORDER BY created_at, id',
    threadId,
  );
  return rows.map(toNote);
}

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    author: {
      type: row.author_type,
      id: row.author_id,
      ...(row.author_name === null ? {} : { name: row.author_name }),
    },
    text: row.text,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function idTaken(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'There is another note with this id.',
    remedy: 'Make a new id for each note.',
    field: 'noteId',
  });
}

function tooManyNotes(): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The conversation already has ${NOTES_PER_CONVERSATION} notes, which is the limit.`,
    remedy: 'Remove one first, or change one that is there.',
    field: 'content',
  });
}
