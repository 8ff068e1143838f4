import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { dataFolder } from '../data-folder.js';
import { codeOf } from '../files/storage-failures.js';

const noteSchema = z.object({
  erasedAt: z.number(),
  personId: z.string(),
  /** A copy of before a login knows the person's conversations under the visitor's id. */
  threadIds: z.array(z.string()),
});

/** Who was erased and when, by ids that mean nothing to anybody once the store has forgotten them. */
export type ErasureNote = Readonly<z.infer<typeof noteSchema>>;

/**
 * Remembers erasures outside of the store, so that a store that was put back to an earlier state can be
 * made to forget the same people again.
 */
export interface ErasureLedger {
  /** Fulfilled when the note is on the disk. */
  add(note: ErasureNote): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly ErasureNote[]>;
}

/**
 * A file beside the store, one JSON object a line. It is only ever added to; lines that are older than
 * every copy of the store that is kept may be removed by hand.
 *
 * @param dataDir made when it does not exist
 */
export function fileLedger(dataDir: string): ErasureLedger {
  const { erasures: path } = dataFolder(dataDir);

  return {
    async add(note) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const handle = await open(path, 'a', 0o600);
      try {
        // Begins with a line break as well: a crash may have left half a line.
        await handle.write(`\n${JSON.stringify(note)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },

    async list() {
      const lines = (await readText(path)).split('\n');
      return lines.flatMap((line) => {
        const note = noteSchema.safeParse(parsed(line));
        return note.success ? [note.data] : [];
      });
    },
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
