import type { LoaderOptions } from './load';

/** The files of the newest release, as its manifest names them. */
export async function readRelease(manifestUrl: string): Promise<LoaderOptions['files']> {
  const { entry } = (await (await fetch(manifestUrl, { cache: 'no-cache' })).json()) as { readonly entry: unknown };
  const files = Array.isArray(entry) ? entry.filter(isFile) : [];
  if (files.length === 0) throw new Error('The manifest names no files.');
  return files as [string, ...string[]];
}

function isFile(name: unknown): name is string {
  return typeof name === 'string' && /^widget\/[\w-]+\.js$/.test(name);
}
