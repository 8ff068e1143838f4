import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The versions of `livechat-core` that this package goes with; both the sources and the package have it two folders up. */
export const CORE_RANGE = readCoreRange();

function readCoreRange(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as Manifest;
  const range = manifest.peerDependencies['livechat-core'];
  if (range === undefined) throw new Error('livechat-angular does not say which livechat-core it goes with.');
  return range;
}
