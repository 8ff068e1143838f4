import { readdir } from 'node:fs/promises';
import { Script } from 'node:vm';
import { build } from 'esbuild';

/**
 * Builds the unit tests of some folders with all that they import of the project.
 *
 * @param {readonly string[]} folders seen from the working directory, which is Stryker's copy of the repository
 * @returns {Promise<() => void>} evaluates them: each time anew, but with the libraries loaded once
 */
export async function loadSpecs(folders) {
  const specs = await Promise.all(folders.map(specsIn));
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: specs
        .flat()
        .map((file) => `import './${file}';`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // Names the sources of the packages.
    tsconfig: 'tsconfig.spec.json',
    // The package says that its files have no side effects; tests are nothing else.
    ignoreAnnotations: true,
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const libraries = new Map();
  for (const { path } of output.imports) libraries.set(path, await import(path));
  const script = new Script(`(function (require) {${outputFiles[0].text}\n})`, { filename: 'specs.cjs' });
  return () => script.runInThisContext()((path) => libraries.get(path));
}

async function specsIn(folder) {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.spec.ts')).map((file) => `${folder}/${file}`);
}
