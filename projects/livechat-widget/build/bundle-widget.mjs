import { basename } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import { ANGULAR_FLAGS, angular, engineAtOnce } from './angular-plugin.mjs';
import { leaveOut } from './leave-out.mjs';

/** Getters of modules and of Angular's classes do nothing but get. */
const TERSER = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
  format: { comments: false },
};

/**
 * Bundles the widget: its entry and a file for each part that is imported when it is needed.
 *
 * @param {string} root the workspace
 * @param {string} entry the file that starts the widget
 * @returns {Promise<readonly { name: string, isEntry: boolean, content: string, imports: readonly string[],
 *   staticImports: readonly string[] }[]>}
 *   files under temporary names, with the names of those that each imports, and of those that it cannot do without
 */
export async function bundleWidget(root, entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    conditions: ['es2020', 'es2015', 'module'],
    mainFields: ['es2020', 'es2015', 'module', 'main'],
    tsconfig: 'tsconfig.json',
    define: ANGULAR_FLAGS,
    plugins: [angular(leaveOut), engineAtOnce()],
    logLevel: 'warning',
  });
  const described = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const namesOf = (imports) => imports.map(({ path }) => basename(path)).filter((each) => described.has(each));
  const files = [];
  for (const { path, text } of outputFiles) {
    const name = basename(path);
    const { entryPoint, imports } = described.get(name);
    // One after the other: each takes a whole processor.
    const { code } = await minify(text, TERSER);
    files.push({
      name,
      isEntry: entryPoint !== undefined && /[\\/]main\.ts$/.test(entryPoint),
      content: code,
      imports: namesOf(imports),
      staticImports: namesOf(imports.filter(({ kind }) => kind === 'import-statement')),
    });
  }
  return files;
}
