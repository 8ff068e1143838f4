/**
 * What an application pays that injects the chat's service and draws nothing of it: bundles the
 * application that `ng new` makes as the Angular CLI would, with the chat and without, and compares
 * what a browser loads. What connects the chat comes when the chat begins, and is counted by itself.
 */
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ANGULAR_FLAGS, angular } from '../projects/livechat-widget/build/angular-plugin.mjs';
import { ROOT } from './lib/paths.mjs';

/** The ways in, with what each may cost, in bytes after gzip. */
const WAYS_IN = [
  { entryPoint: 'livechat-angular/service', limits: { atOnce: 35_000, later: 15_000 } },
  { entryPoint: 'livechat-angular', limits: { atOnce: 57_000, later: 14_000 } },
];

/** What is drawn, by the classes and elements of its templates; other files may set the size of a window. */
const DRAWN = ['"lc-window"', 'lc-launcher__', 'lc-composer', 'lc-messages'];

/** The file of the core that comes when a chat begins. */
const ENGINE = /livechat-core\/dist\/src\/engine\/full-engine\.js$/;

/** `main.ts` of a new application, as the compiler leaves it. */
const applicationOf = ({ imports = '', provider = '', field = '' }) => `
import { provideBrowserGlobalErrorListeners, ɵɵdefineComponent, ɵɵelement, inject } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { RouterOutlet, provideRouter } from '@angular/router';
${imports}
class App {
  ${field}
  static ɵfac = () => new App();
  static ɵcmp = ɵɵdefineComponent({
    type: App, selectors: [['app-root']], decls: 1, vars: 0, dependencies: [RouterOutlet],
    template: (mode) => { if (mode & 1) ɵɵelement(0, 'router-outlet'); },
  });
}
bootstrapApplication(App, { providers: [provideBrowserGlobalErrorListeners(), provideRouter([]), ${provider}] });
`;

const withChat = (entryPoint) =>
  applicationOf({
    imports: `import { LiveChatService, provideLiveChat } from '${entryPoint}';`,
    provider: "provideLiveChat({ widgetId: '85ea1938-f457-496d-8532-8fa489beea63' })",
    field: 'chat = inject(LiveChatService);',
  });

// One for all builds: what it has linked it need not link again.
const linker = angular();

/** The files of an application: what comes with its page, and what comes when the chat begins. */
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
    conditions: ['es2020', 'es2015', 'module'],
    mainFields: ['es2020', 'es2015', 'module', 'main'],
    tsconfig: 'tsconfig.json',
    define: ANGULAR_FLAGS,
    plugins: [linker],
    logLevel: 'warning',
  });
  const { outputs } = metafile;
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const textsOf = (paths) => paths.map((path) => texts.get(basename(path)));
  const startOf = (source) => Object.keys(outputs).filter((path) => source.test(outputs[path].entryPoint ?? ''));
  const atOnce = reachedFrom(outputs, startOf(/application\.js$/));
  const later = reachedFrom(outputs, startOf(ENGINE)).filter((path) => !atOnce.includes(path));
  return { atOnce: textsOf(atOnce), later: textsOf(later) };
}

/** Files, and what they import without being asked for. */
function reachedFrom(outputs, start) {
  const reached = new Set(start);
  for (const path of reached) {
    for (const imported of outputs[path].imports) {
      if (imported.kind === 'import-statement' && imported.path in outputs) reached.add(imported.path);
    }
  }
  return [...reached];
}

const sizeOf = (texts) => texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
const inKilobytes = (bytes) => (bytes / 1000).toFixed(1);

const bare = sizeOf((await bundle(applicationOf({}))).atOnce);
for (const { entryPoint, limits } of WAYS_IN) {
  const { atOnce, later } = await bundle(withChat(entryPoint));
  const cost = { atOnce: sizeOf(atOnce) - bare, later: sizeOf(later) };
  process.stdout.write(
    `${entryPoint}: ${inKilobytes(cost.atOnce)} kB gzip of ${inKilobytes(limits.atOnce)} kB with the page, ` +
      `${inKilobytes(cost.later)} of ${inKilobytes(limits.later)} when the chat begins\n`,
  );
  const drawn = DRAWN.filter((name) => [...atOnce, ...later].some((text) => text.includes(name)));
  const isTooLarge = cost.atOnce > limits.atOnce || cost.later > limits.later || later.length === 0;
  if (drawn.length > 0) process.stderr.write(`An application that draws nothing gets ${drawn.join(', ')}.\n`);
  if (isTooLarge) process.stderr.write('It is too large.\n');
  if (drawn.length > 0 || isTooLarge) process.exitCode = 1;
}
