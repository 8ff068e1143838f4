import { readdir, stat } from 'node:fs/promises';
import { ROOT } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', '.angular', '.cache']);

/**
 * The files below a path, relative to the top of the repository, sorted.
 *
 * @param {string} path a file or folder; one that does not exist has no files
 * @param {(name: string) => boolean} [entersFolder] which folders to look into; by default not those of tools
 * @returns {Promise<string[]>}
 */
export async function listFiles(path, entersFolder = (name) => !SKIPPED.has(name)) {
  const found = await stat(ROOT + path).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(ROOT + path, { withFileTypes: true });
  const lists = entries.map((entry) => {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) return entersFolder(entry.name) ? listFiles(inner, entersFolder) : [];
    return [inner];
  });
  return (await Promise.all(lists)).flat().sort();
}
