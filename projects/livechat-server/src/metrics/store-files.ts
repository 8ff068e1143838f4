import { stat } from 'node:fs/promises';
import { dataFolder } from '../data-folder.js';
import type { Readings } from './registry.js';

/** How many bytes the embedded store takes on the disk: its tables, and the log of what is not in them yet. */
export async function storeFileSizes(dataDir: string): Promise<Readings> {
  const { store } = dataFolder(dataDir);
  const [tables, log] = await Promise.all([sizeOf(store), sizeOf(`${store}-wal`)]);
  return [
    { labels: { file: 'tables' }, value: tables },
    { labels: { file: 'log' }, value: log },
  ];
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
