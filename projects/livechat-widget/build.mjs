/**
 * Builds livechat.js: finds the hashed entry that `ng build livechat-widget` left, and bundles the
 * loader with its name in it.
 */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
process.stdout.write(`livechat.js ${(await stat(outfile)).size} bytes, loads widget/${entries[0]}\n`);
