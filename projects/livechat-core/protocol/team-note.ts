import * as z from 'livechat-core/schemas';
import { authorSchema } from './entities.js';
import { idSchema, momentSchema, textSchema } from './scalars.js';

/** What the team notes about a conversation for itself. No frame and no export brings it to the customer. */
export const teamNoteSchema = z.object({
  id: idSchema,
  author: authorSchema,
  text: z.string(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
/** A note of the team, see {@link teamNoteSchema}. */
export type TeamNote = z.infer<typeof teamNoteSchema>;

/** `POST /desk/api/conversations/{id}/notes`; a repeat with the same id gives the note of the first time. */
export const newTeamNoteSchema = z.object({ noteId: idSchema, text: textSchema });

/** The answer to a new note. */
export const teamNoteResultSchema = z.object({ note: teamNoteSchema });

/** `GET /desk/api/conversations/{id}/notes`: oldest first. */
export const teamNoteListSchema = z.object({ notes: z.array(teamNoteSchema) });
