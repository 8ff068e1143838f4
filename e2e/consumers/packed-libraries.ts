import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NPM, mustRun } from './run-program.js';

const ROOT = join(import.meta.dirname, '../..');
const LIBRARIES = ['projects/livechat-core', 'projects/livechat-angular/dist'];

/** Packs the libraries as they are published, and gives the paths of the files. */
export async function packLibraries(folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const packages = LIBRARIES.map((path) => `./${path}`);
  await mustRun([...NPM, 'pack', ...packages, '--pack-destination', folder], ROOT);
  return (await readdir(folder)).map((name) => join(folder, name));
}
