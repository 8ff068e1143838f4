/**
 * What an application pays that injects the chat's service and draws nothing: bundles it as the
 * Angular CLI would, and counts what it loads at once. Angular itself every application has;
 * RxJS is counted whole, although it shares some of that with Angular.
 */
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ANGULAR_FLAGS, angular } from '../projects/livechat-widget/build/angular-plugin.mjs';
import { ROOT } from './lib/paths.mjs';

/** The way in, with what it may cost, in bytes after gzip. */
const WAYS_IN = [
  { entryPoint: 'livechat-angular/service', limit: 62_000 },
  { entryPoint: 'livechat-angular', limit: 71_000 },
];

/** What is drawn, by the classes and elements of its templates. */
const DRAWN = ['lc-window', 'lc-launcher__', 'lc-composer', 'lc-messages'];

const applicationWith = (entryPoint) => `
import { LiveChatService, provideLiveChat } from '${entryPoint}';
export const providers = [provideLiveChat({ widgetId: '85ea1938-f457-496d-8532-8fa489beea63' })];
export const token = LiveChatService;
`;

// One for all builds: what it has linked it need not link again.
const linker = angular();

async function bundle(application) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: application, resolveDir: `${ROOT}projects/demo`, loader: 'js', sourcefile: 'application.js' },
    absWorkingDir: ROOT,
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    external: ['@angular/*'],
    conditions: ['es2020', 'es2015', 'module'],
    mainFields: ['es2020', 'es2015', 'module', 'main'],
    tsconfig: 'tsconfig.json',
    define: ANGULAR_FLAGS,
    plugins: [linker],
    logLevel: 'warning',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return loadedAtOnce(metafile.outputs).map((path) => texts.get(basename(path)));
}

/** The entry, and what it and its imports import without being asked for. */
function loadedAtOnce(outputs) {
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith('application.js'));
  const reached = new Set([entry]);
  for (const path of reached) {
    for (const imported of outputs[path].imports) {
      if (imported.kind === 'import-statement' && imported.path in outputs) reached.add(imported.path);
    }
  }
  return [...reached];
}

for (const { entryPoint, limit } of WAYS_IN) {
  const files = await bundle(applicationWith(entryPoint));
  const cost = files.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  const drawn = DRAWN.filter((name) => files.some((text) => text.includes(name)));
  process.stdout.write(`${entryPoint}: ${(cost / 1000).toFixed(1)} kB gzip of ${limit / 1000} kB\n`);
  if (drawn.length > 0) process.stderr.write(`An application that draws nothing gets ${drawn.join(', ')}.\n`);
  if (cost > limit) process.stderr.write('It is too large.\n');
  if (drawn.length > 0 || cost > limit) process.exitCode = 1;
}
