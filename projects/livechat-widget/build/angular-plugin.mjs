import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JavaScriptTransformer } from '@angular/build/private';
import { transform } from 'esbuild';
import { byDeclaration } from './by-declaration.mjs';

/** What Angular leaves out of a build for production. */
export const ANGULAR_FLAGS = {
  ngDevMode: 'false',
  ngJitMode: 'false',
  ngServerMode: 'false',
  ngHmrMode: 'false',
  ngI18nClosureMode: 'false',
};

/** The libraries as npm has them: compiled in part, for a build like this one to finish. */
const LIBRARIES = /[\\/](@angular[\\/]|livechat-angular[\\/]dist[\\/]).*\.mjs$/;
/** The name of a declaration of a module that is cut, and of what such a module imports of itself when it is needed. */
const PART = /^(.*)\?part=(\d+)$/;
const LATER = /^(.*)\?later=(\w+)$/;
/** A style sheet in a text without places to fill. */
const STYLE_SHEET = /(const \w+_CSS = )`([^`$\\]*)`/g;

/**
 * Links what `@angular/*` and `livechat-angular` leave to the application's build, and prepares it
 * for tree shaking, with the same code as the Angular CLI. The style sheets inside are minified.
 * Builds that share the plugin link each file once.
 *
 * @param {(path: string, linked: string) => string} [finish] changes a file after it was linked
 * @param {(path: string) => boolean} [isCut] whether a file is cut into its declarations, so that each file of a
 *   bundle gets what it needs of it
 */
export function angular(finish = (_path, linked) => linked, isCut = () => false) {
  const files = new Map();
  const cuts = new Map();
  const cut = (path, contents) => {
    const nameOf = { part: (index) => `${path}?part=${index}`, later: (name) => `${path}?later=${name}` };
    if (!cuts.has(path)) cuts.set(path, byDeclaration(contents, nameOf));
    return cuts.get(path);
  };
  return {
    name: 'angular',
    setup(build) {
      const transformer = new JavaScriptTransformer({ sourcemap: false, advancedOptimizations: true, jit: false }, 1);
      const link = async (path) => {
        const source = await readFile(path, 'utf8');
        const linked = Buffer.from(await transformer.transformData(path, source, false, false)).toString();
        return minifyStyleSheets(finish(path, linked));
      };
      build.onLoad({ filter: LIBRARIES }, async ({ path }) => {
        if (!files.has(path)) files.set(path, link(path));
        const contents = await files.get(path);
        return { contents: isCut(path) ? cut(path, contents).index : contents, loader: 'js' };
      });
      build.onResolve({ filter: PART }, ({ path }) => ({ path, namespace: 'part', sideEffects: false }));
      build.onLoad({ filter: PART, namespace: 'part' }, async ({ path }) => {
        const [, whole, index] = PART.exec(path);
        const { parts } = cut(whole, await files.get(whole));
        return { contents: parts[Number(index)], resolveDir: dirname(whole), loader: 'js' };
      });
      build.onResolve({ filter: LATER }, ({ path }) => {
        const [, whole, name] = LATER.exec(path);
        // Its file is named after it.
        const named = join(
          dirname(whole),
          name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        );
        return { path: named, namespace: 'later', sideEffects: false, pluginData: { whole, name } };
      });
      build.onLoad({ filter: /./, namespace: 'later' }, async ({ pluginData: { whole, name } }) => {
        const { later } = cut(whole, await files.get(whole));
        return { contents: later.get(name), resolveDir: dirname(whole), loader: 'js' };
      });
      build.onDispose(() => transformer.close());
    },
  };
}

/**
 * Puts the core's engine into the files of its chat. Who fetches a widget is about to be connected:
 * a file of its own would only cost another request, and what both share files of their own. What only some
 * visits need comes later.
 */
export function engineAtOnce() {
  return {
    name: 'engine-at-once',
    setup(build) {
      build.onResolve({ filter: /\/default-engine\.js$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace('default-engine', 'lean-engine')),
      }));
    },
  };
}

/** Minifies the style sheets that a source has as texts. */
export async function minifyStyleSheets(source) {
  const found = [...source.matchAll(STYLE_SHEET)];
  const minified = await Promise.all(found.map(([, , css]) => transform(css, { loader: 'css', minify: true })));
  return found.reduce(
    (text, [whole, start], index) =>
      text.replace(whole, () => `${start}${JSON.stringify(minified[index].code.trim())}`),
    source,
  );
}
