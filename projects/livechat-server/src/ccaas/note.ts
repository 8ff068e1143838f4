import { AUTHOR_TYPES, idSchema, textSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import type { Note } from '../store/note-store.js';
import { timeSchema, toTime } from './page.js';

/** A note of the team as the API shows it; customers never see it. */
export const apiNoteSchema = z
  .object({
    id: idSchema,
    conversationId: idSchema,
    content: textSchema,
    authorId: z.string(),
    authorType: z.enum(AUTHOR_TYPES),
    authorName: z.nullable(z.string()),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .check(z.meta({ id: 'Note', description: 'What the team notes about a conversation. Customers never see it.' }));
export type ApiNote = z.infer<typeof apiNoteSchema>;

export function toApiNote(note: Note, conversationId: string): ApiNote {
  return {
    id: note.id,
    conversationId,
    content: note.text,
    authorId: note.author.id,
    authorType: note.author.type,
    authorName: note.author.name ?? null,
    createdAt: toTime(note.createdAt),
    updatedAt: toTime(note.updatedAt),
  };
}
