import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { standIns, withoutExport } from './stand-ins.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Files of a core as the build finds them, from what each exports. */
const coreOf = (names) => ({
  name: 'core',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^core:/ }, ({ path }) => ({ path: `/livechat-core/dist/src/${path.slice(5)}.js` }));
    onLoad({ filter: /livechat-core/ }, ({ path }) => ({ contents: names[path.split('/src/')[1]] ?? '' }));
  },
});

const bundled = async (contents, names = {}) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    write: false,
    bundle: true,
    format: 'esm',
    plugins: [standIns(root), coreOf(names)],
    logLevel: 'silent',
  });
  return outputFiles[0].text;
};

const ALL = [
  'command/check-schemas',
  'command/intercept-outgoing',
  'inspect/intercept-incoming',
  'effect/provide-token',
];
const imported = ALL.map((name) => `import 'core:${name}';`).join('\n');

test('libraries have what stands in for them in their place', async () => {
  const text = await bundled(`${imported}
import { of } from 'rxjs'; import { map } from 'rxjs/operators'; import { decodeJwt } from 'jose';
map((value) => value)(of(decodeJwt(''))).subscribe();`);
  assert.match(text, /projects\/livechat-widget\/streams\/observable\.ts/);
  assert.match(text, /projects\/livechat-widget\/tokens\/decode-token\.ts/);
  assert.doesNotMatch(text, /node_modules/);
});

test('what no page can configure is left out, and the files beside it are as they were', async () => {
  const text = await bundled(
    `${imported}
import { checkSchemas } from 'core:command/check-schemas'; import { other } from 'core:command/other';
console.log(checkSchemas, other);`,
    {
      'command/check-schemas.js': 'export const checkSchemas = "long";',
      'command/other.js': 'export const other = 1;',
    },
  );
  assert.match(text, /checkSchemas = \(command\) => command/);
  assert.match(text, /other = 1/);
});

test('the build fails where a file that was to be replaced is not there', async () => {
  await assert.rejects(bundled("import 'core:command/check-schemas';"), /Not found, .*effect\/provide-token\.js/);
});

test('an index names what only a later file needs no more, and the build fails where it never did', () => {
  const index = "export { a } from './a.js';\nexport { b, c, } from './b.js';\nexport { d } from './d.js';\n";
  assert.equal(withoutExport(index, './b.js'), "export { a } from './a.js';\nexport { d } from './d.js';\n");
  assert.throws(() => withoutExport(index, './bxjs'), /does not hand out what is in \.\/bxjs/);
});
