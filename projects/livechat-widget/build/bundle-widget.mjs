import { basename } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import { ANGULAR_FLAGS, angular, engineAtOnce } from './angular-plugin.mjs';
import { MISSING_IS_AN_ERROR, engineForAngular, finishForEngine } from './engine-for-angular.mjs';
import { globalAlone } from './global-alone.mjs';
import { joinChunks } from './join-chunks.mjs';
import { standIns } from './stand-ins.mjs';

/** What the entry points of the library share: the widget itself, with what comes later. */
const isShared = (path) => /livechat-angular-livechat-angular-[^\\/]+\.mjs$/.test(path);

/** Getters of modules and of Angular's classes do nothing but get. */
export const TERSER = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, inline: 1, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
  format: { comments: false },
};

/**
 * Asks browsers that know it to read all functions of a file while it is still coming, beside the page's own thread: nearly
 * all of the first files run at once, and functions are otherwise read one by one when they are first called, in the
 * middle of making the chat. Others take it for a comment. It has to be the first line.
 */
const READ_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

/**
 * Bundles the widget: its entry, what the entry fetches at once, and a file for each part that is imported when it is
 * needed.
 *
 * @param {string} root the workspace
 * @param {{ readonly entry: string, readonly followedBy: readonly string[] }} start the file that starts the widget,
 *   and those that it imports at once, each in a task of its own
 * @returns {Promise<readonly (import('./join-chunks.mjs').BuiltFile & { readonly isFollower: boolean })[]>}
 *   files under temporary names, with the names of those that each imports, and of those that it cannot do without
 */
export async function bundleWidget(root, { entry, followedBy }) {
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
    minifySyntax: true,
    legalComments: 'none',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    conditions: ['es2020', 'es2015', 'module'],
    mainFields: ['es2020', 'es2015', 'module', 'main'],
    tsconfig: 'tsconfig.json',
    define: ANGULAR_FLAGS,
    plugins: [globalAlone(), standIns(root), engineForAngular(), angular(finishForEngine, isShared), engineAtOnce()],
    logOverride: MISSING_IS_AN_ERROR,
    logLevel: 'warning',
  });
  const described = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const namesOf = (imports) => imports.map(({ path }) => basename(path)).filter((each) => described.has(each));
  const isOf = (source, { entryPoint }) => entryPoint !== undefined && source.endsWith(entryPoint);
  const built = outputFiles.map(({ path, text }) => {
    const { imports, ...output } = described.get(basename(path));
    return {
      name: basename(path),
      content: text,
      isEntry: isOf(entry, output),
      imports: namesOf(imports),
      staticImports: namesOf(imports.filter(({ kind }) => kind === 'import-statement')),
    };
  });
  const followers = built
    .map(({ name }) => name)
    .filter((name) => followedBy.some((source) => isOf(source, described.get(name))));
  const files = [];
  for (const file of await joinChunks(built, followers)) {
    // One after the other: each takes a whole processor.
    const { code } = await minify(file.content, TERSER);
    const isFollower = followers.includes(file.name);
    files.push({ ...file, content: file.isEntry || isFollower ? READ_AT_ONCE + code : code, isFollower });
  }
  return files;
}
