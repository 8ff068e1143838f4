/**
 * Builds livechat.js: finds the hashed entry that `ng build livechat-widget` left, and bundles the
 * loader with its name in it. Lays a compressed copy beside every script, for servers that send
 * those: compressing as hard as possible takes too long for an answer.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'esbuild';

const project = dirname(fileURLToPath(import.meta.url));
const widget = join(project, 'dist', 'widget');
const outfile = join(project, 'dist', 'livechat.js');

const entries = (await readdir(widget).catch(() => [])).filter((name) => /^main(-[A-Z0-9]+)?\.js$/.test(name));
if (entries.length !== 1) {
  process.stderr.write(
    `Expected one main-*.js in ${widget}, found ${entries.length}. Run "npx ng build livechat-widget" first.\n`,
  );
  process.exit(1);
}

await build({
  entryPoints: [join(project, 'loader', 'livechat.ts')],
  outfile,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  platform: 'browser',
  define: { WIDGET_ENTRY: JSON.stringify(`widget/${entries[0]}`) },
  logLevel: 'warning',
});
const scripts = (await readdir(widget)).filter((name) => name.endsWith('.js')).map((name) => join(widget, name));
for (const script of [outfile, ...scripts]) {
  const [gz, br] = await compress(script);
  process.stdout.write(`${script.slice(project.length + 1)}: ${gz} bytes with gzip, ${br} with brotli\n`);
}

/** Writes the compressed copies; gives their sizes in bytes. */
async function compress(file) {
  const content = await readFile(file);
  const [gz, br] = await Promise.all([promisify(gzip)(content, { level: 9 }), promisify(brotliCompress)(content)]);
  await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)]);
  return [gz.length, br.length];
}
