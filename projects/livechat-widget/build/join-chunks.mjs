import { basename } from 'node:path';
import { rollup } from 'rollup';

/**
 * @typedef {{ readonly name: string, readonly content: string, readonly isEntry: boolean,
 *   readonly imports: readonly string[], readonly staticImports: readonly string[] }} BuiltFile
 */

/** What the sources and libraries are known not to do; see the settings of terser. */
const TREE_SHAKING = { propertyReadSideEffects: false, tryCatchDeoptimization: false, unknownGlobalSideEffects: false };

/**
 * Makes one file of each part that is fetched as a whole: the entry with all that it imports statically, and so with
 * what it is `followedBy`. esbuild makes a file for each set of parts that share something, and what one exports to
 * another can be neither renamed nor left out.
 *
 * @param {readonly BuiltFile[]} files of esbuild, not minified
 * @param {readonly string[]} followedBy names of the files that the entry imports at once, but not statically
 * @returns {Promise<readonly BuiltFile[]>}
 */
export async function joinChunks(files, followedBy) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const entry = files.find(({ isEntry }) => isEntry);
  const parts = partsOf([entry.name, ...followedBy], byName);
  const bundle = await rollup({
    input: idOf(entry.name),
    treeshake: TREE_SHAKING,
    // The others take from the entry what it does not hand out by itself.
    preserveEntrySignatures: 'allow-extension',
    plugins: [inMemory(byName)],
  });
  const { output } = await bundle.generate({
    format: 'es',
    compact: true,
    minifyInternalExports: true,
    hoistTransitiveImports: false,
    manualChunks: (id) => parts.get(basename(id)),
    // Each keeps the name that it has from esbuild, with its hash.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  await bundle.close();
  return output.map(({ fileName, code, isEntry, imports, dynamicImports }) => ({
    name: fileName,
    content: code,
    isEntry,
    imports: [...imports, ...dynamicImports],
    staticImports: imports,
  }));
}

/** The part of each file: the first of the starts that cannot do without it. */
function partsOf(starts, byName) {
  const parts = new Map();
  for (const start of starts) {
    const part = start.replace(/\.js$/, '');
    const reached = new Set([start]);
    for (const name of reached) for (const each of byName.get(name).staticImports) reached.add(each);
    for (const name of reached) if (!parts.has(name)) parts.set(name, part);
  }
  return parts;
}

function inMemory(byName) {
  return {
    name: 'in-memory',
    resolveId: (source) => idOf(basename(source)),
    load: (id) => byName.get(basename(id)).content,
  };
}

const idOf = (name) => `/${name}`;
