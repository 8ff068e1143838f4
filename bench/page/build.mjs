import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { angular } from '../../projects/livechat-widget/build/angular-plugin.mjs';
import {
  MISSING_IS_AN_ERROR,
  engineForAngular,
  finishForEngine,
} from '../../projects/livechat-widget/build/engine-for-angular.mjs';

// Builds the pages that show the widget on a server in memory, for benchmarks, tests and pictures.

const HERE = import.meta.dirname;
const OUT = join(HERE, 'dist');

await rm(OUT, { recursive: true, force: true });
await build({
  entryPoints: ['stage.ts', 'bench.ts', 'plain.ts'].map((name) => join(HERE, name)),
  absWorkingDir: join(HERE, '../..'),
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  conditions: ['es2020', 'es2015', 'module'],
  mainFields: ['es2020', 'es2015', 'module', 'main'],
  tsconfig: 'tsconfig.json',
  // What Angular leaves out of a build for production.
  define: { ngDevMode: 'false', ngJitMode: 'false', ngServerMode: 'false', ngHmrMode: 'false' },
  plugins: [engineForAngular(), angular(finishForEngine)],
  logOverride: MISSING_IS_AN_ERROR,
  logLevel: 'warning',
});
