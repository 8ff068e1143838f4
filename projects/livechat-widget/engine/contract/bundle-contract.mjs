import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JavaScriptTransformer } from '@angular/build/private';
import { build } from 'esbuild';
import { ANGULAR_FLAGS } from '../../build/angular-plugin.mjs';
import { usedImports } from '../../build/used-imports.mjs';

/** What tests are made of, and Angular where it is not stood in for. */
const OF_NODE = ['expect', 'fast-check', 'rxjs', 'rxjs/*'];

/**
 * Bundles the compiled cases with a runtime.
 *
 * @param {string} compiled the folder of the compiled cases
 * @param {string} platform the name of the file that opens an application
 * @param {string} outfile where the bundle goes
 * @param {{ readonly external?: readonly string[], readonly plugins?: readonly import('esbuild').Plugin[] }} runtime
 *   what stands for `@angular/*`
 */
export async function bundleContract(compiled, platform, outfile, { external = [], plugins = [] }) {
  const index = join(compiled, 'engine/contract/index.js');
  const opened = join(compiled, `engine/contract/${platform}.js`);
  await build({
    stdin: {
      contents: `export * from ${JSON.stringify(index)}; export { openRoot } from ${JSON.stringify(opened)};`,
      resolveDir: compiled,
    },
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    define: ANGULAR_FLAGS,
    external: [...OF_NODE, ...external],
    tsconfigRaw: {},
    plugins: [linked(compiled), ...plugins],
    // A fixture that asks for what the engine does not have.
    logOverride: { 'import-is-undefined': 'error' },
    logLevel: 'warning',
  });
}

/** Finishes what was compiled in part, as the build of the widget does. */
function linked(folder) {
  return {
    name: 'linked',
    setup(build) {
      const transformer = new JavaScriptTransformer({ sourcemap: false, advancedOptimizations: true, jit: false }, 1);
      build.onLoad({ filter: /-contract\.js$/ }, async ({ path }) => {
        if (!path.startsWith(folder)) return null;
        const source = await readFile(path, 'utf8');
        const code = await transformer.transformData(path, source, false, false);
        return { contents: usedImports(Buffer.from(code).toString()), loader: 'js' };
      });
      build.onDispose(() => transformer.close());
    },
  };
}
