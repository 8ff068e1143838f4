import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The unit tests of the core's pure folders as one file, for the mutation tests: each change runs
 * them, and loading the libraries anew for every file would take most of the time.
 */
const SOURCES = join(__dirname, '../projects/livechat-core/src');

for (const folder of ['state', 'gate', 'command']) {
  for (const file of readdirSync(join(SOURCES, folder))) {
    if (file.endsWith('.spec.ts')) jest.requireActual<object>(join(SOURCES, folder, file));
  }
}
