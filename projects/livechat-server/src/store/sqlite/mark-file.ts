import { open, readFile, rename } from 'node:fs/promises';
import type { EpochWitness } from '../sql/epoch.js';

/**
 * A small file beside the database remembers two marks: the one that the tables carry and the one that
 * they are about to carry. A database file that was put back carries an older one.
 *
 * @param path of the database
 */
export function markFile(path: string, newId: () => string): EpochWitness {
  const file = `${path}-mark`;

  const expected = async (): Promise<readonly string[]> => {
    try {
      return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  };

  return {
    expected,
    async next(_sql, present) {
      // However often the tables could not be given the one that was meant for them.
      const known = (await expected()).filter((mark) => mark === present);
      const next = newId();
      await replace(file, [...known, next].join('\n'));
      return next;
    },
  };
}

/** As a whole or not at all, and on the disk when it is done. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
