import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JavaScriptTransformer } from '@angular/build/private';
import { transform } from 'esbuild';

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
/** A style sheet in a text without places to fill. */
const STYLE_SHEET = /(const \w+_CSS = )`([^`$\\]*)`/g;

/**
 * Links what `@angular/*` and `livechat-angular` leave to the application's build, and prepares it
 * for tree shaking, with the same code as the Angular CLI. The style sheets inside are minified.
 * Builds that share the plugin link each file once.
 *
 * @param {(path: string, source: string) => string} [prepare] changes a file before it is linked
 */
export function angular(prepare = (_path, source) => source) {
  const files = new Map();
  return {
    name: 'angular',
    setup(build) {
      const transformer = new JavaScriptTransformer({ sourcemap: false, advancedOptimizations: true, jit: false }, 1);
      const link = async (path) => {
        const source = prepare(path, await readFile(path, 'utf8'));
        const linked = Buffer.from(await transformer.transformData(path, source, false, false)).toString();
        return minifyStyleSheets(linked);
      };
      build.onLoad({ filter: LIBRARIES }, async ({ path }) => {
        if (!files.has(path)) files.set(path, link(path));
        return { contents: await files.get(path), loader: 'js' };
      });
      build.onDispose(() => transformer.close());
    },
  };
}

/**
 * Puts the core's engine into the files of its chat. Who fetches a widget is about to be connected:
 * a file of its own would only cost another request, and what both share files of their own.
 */
export function engineAtOnce() {
  return {
    name: 'engine-at-once',
    setup(build) {
      build.onResolve({ filter: /\/default-engine\.js$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace('default-engine', 'full-engine')),
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
