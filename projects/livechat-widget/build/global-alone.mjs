import { dirname } from 'node:path';
import { build } from 'esbuild';

/** The entry point with the function of the page, as the library has it. */
const GLOBAL = /livechat-angular-global\.mjs$/;

/**
 * Takes the page's function without the feature for applications that lies in the same file: esbuild puts what a file
 * imports beside it, used or not, and with the feature that would be all of Angular.
 */
export function globalAlone() {
  return {
    name: 'global-alone',
    setup({ onLoad }) {
      onLoad({ filter: GLOBAL }, async ({ path }) => ({ contents: await only('installGlobal', path), loader: 'js' }));
    },
  };
}

/** A file with nothing but what one of its exports needs. */
async function only(name, path) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from ${JSON.stringify(path)};`, resolveDir: dirname(path) },
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    tsconfigRaw: {},
    plugins: [othersStay(path)],
  });
  return outputFiles[0].text;
}

/** Whatever is not in the file is imported as before, and not at all where nothing uses it. */
function othersStay(path) {
  return {
    name: 'others-stay',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, (other) =>
        other.path === path ? null : { path: other.path, external: true, sideEffects: false },
      );
    },
  };
}
