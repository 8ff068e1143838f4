/**
 * Builds the widget for plain pages: the files of the chat, named by their content; `livechat.js`,
 * which knows the name of the first; and `livechat.manifest.json`, which lists all with the hashes
 * that a page can hold them to. Lays a compressed copy beside every script, for servers that send
 * those: compressing as hard as possible takes too long for an answer.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { minify } from 'terser';
import { minifyStyleSheets } from './build/angular-plugin.mjs';
import { TERSER, bundleWidget } from './build/bundle-widget.mjs';
import { LANGUAGE, nameByContent } from './build/name-by-content.mjs';

/** What a language may add to a page, in bytes with gzip. */
const LANGUAGE_LIMIT = 4096;

const project = dirname(fileURLToPath(import.meta.url));
const dist = join(project, 'dist');
const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));

/** What connects a chat, and what draws it. */
const START = { entry: join(project, 'src/main.ts'), followedBy: [join(project, 'src/view.ts')] };
const files = nameByContent(await bundleWidget(join(project, '../..'), START));
const started = startOf(files).map((name) => `widget/${name}`);
const loader = await bundleLoader(started);

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, 'widget'), { recursive: true });
const written = [await writeScript('livechat.js', loader)];
for (const { name, content } of files) written.push(await writeScript(`widget/${name}`, content));
await writeFile(
  join(dist, 'livechat.manifest.json'),
  `${JSON.stringify({ version, entry: started, files: Object.fromEntries(written) }, null, 2)}\n`,
);
for (const [name, { gzip: size }] of written) process.stdout.write(`${String(size).padStart(7)} ${name}\n`);
const tooLarge = written.filter(
  ([name, { gzip: size }]) => LANGUAGE.test(name.replace('widget/', '')) && size > LANGUAGE_LIMIT,
);
if (tooLarge.length > 0) {
  process.stderr.write(`Over ${LANGUAGE_LIMIT} bytes: ${tooLarge.map(([name]) => name).join(', ')}.\n`);
  process.exitCode = 1;
}

/** The names of what a page fetches to show a chat: the entry first, then what follows it, and what those import. */
function startOf(built) {
  const started = new Set(['isEntry', 'isFollower'].flatMap((mark) => built.filter((file) => file[mark])));
  for (const { staticImports } of started) {
    for (const name of staticImports) started.add(built.find((file) => file.name === name));
  }
  return [...started].map(({ name }) => name);
}

async function bundleLoader(widgetFiles) {
  const { outputFiles } = await build({
    entryPoints: [join(project, 'loader', 'livechat.ts')],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    platform: 'browser',
    charset: 'utf8',
    // For browsers that do not know fields of classes: set as any other property, they are fewer bytes.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    plugins: [styleSheets()],
    define: { WIDGET_FILES: JSON.stringify(widgetFiles) },
    logLevel: 'warning',
  });
  // It is a script, not a module, and for older browsers, which only see that they have no use for it.
  const { code } = await minify(outputFiles[0].text, { ...TERSER, module: false, ecma: 2020 });
  return code;
}

/** The style sheet of the launcher and the empty window, in as few bytes as the script around it. */
function styleSheets() {
  return {
    name: 'style-sheets',
    setup({ onLoad }) {
      onLoad({ filter: /-css\.ts$/ }, async ({ path }) => ({
        contents: await minifyStyleSheets(await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

/** Writes a script with its compressed copies; gives its line of the manifest. */
async function writeScript(name, content) {
  const path = join(dist, name);
  const [gz, br] = await Promise.all([promisify(gzip)(content, { level: 9 }), promisify(brotliCompress)(content)]);
  await Promise.all([writeFile(path, content), writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return [name, { integrity, bytes: Buffer.byteLength(content), gzip: gz.length, brotli: br.length }];
}
