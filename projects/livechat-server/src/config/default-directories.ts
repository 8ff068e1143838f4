import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPages, type Directories } from './built-pages.js';

/** The pages that come with this package. */
export function defaultDirectories(): Directories {
  const require = createRequire(import.meta.url);
  const folderOf = (name: string): string | null => {
    try {
      return dirname(require.resolve(`${name}/package.json`));
    } catch {
      return null;
    }
  };
  return builtPages(folderOf, fileURLToPath(new URL('../../../', import.meta.url)));
}
