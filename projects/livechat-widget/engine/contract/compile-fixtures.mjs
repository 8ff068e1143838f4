import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDiagnostics, performCompilation, readConfiguration } from '@angular/compiler-cli';

/**
 * Compiles the fixtures and their cases as the library is compiled: in part, for a build to finish.
 *
 * @param {string} project the folder of the widget
 * @param {string} outDir where the scripts go
 */
export async function compileFixtures(project, outDir) {
  const folder = join(project, 'engine/contract');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const { options } = readConfiguration(join(project, 'tsconfig.json'));
  const { diagnostics } = performCompilation({
    rootNames: files.map((name) => join(folder, name)),
    options: {
      ...options,
      compilationMode: 'partial',
      rootDir: project,
      outDir,
      sourceMap: false,
      importHelpers: false,
    },
  });
  if (diagnostics.length > 0) throw new Error(formatDiagnostics(diagnostics));
}
